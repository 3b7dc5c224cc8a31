import { readEmail, readPhone } from '#modules/citizen';
import { readTypedDay, showDay } from '#kernel/typed-day';
import type { KnownFact, Statement } from './read-facts.ts';
import { isKey } from './thing.ts';

/** How somebody may write down another value of a fact; null: they choose among what was said. */
export type FactEntry = 'text' | 'day' | 'number' | 'phone' | 'email' | null;

/** A value that its owner holds right, in words too. */
export interface FactValue {
  readonly value: unknown;
  readonly told: string;
}

const LONGEST = 500;

/** What one is known by is never written anew: another number is another person or thing. Nor is what stands for a choice or an address. */
export function entryOf({ meaning, holds }: Pick<KnownFact, 'meaning' | 'holds'>): FactEntry {
  if (meaning === 'person.cccd' || meaning.endsWith('.taxNumber') || isKey(meaning)) return null;
  if (meaning.endsWith('.phone')) return 'phone';
  if (meaning.endsWith('.email')) return 'email';
  const { value, told } = holds;
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  return value.normalize('NFC').trim() === told.normalize('NFC').trim() ? 'text' : null;
}

/** Everything that was said of a fact, what holds first: what its owner chooses from. */
export function choicesOf({ holds, otherwise }: Pick<KnownFact, 'holds' | 'otherwise'>): readonly Statement[] {
  return [holds, ...otherwise];
}

/** Reads a value as it was typed; null when it is none. */
export function readValue(text: string, { entry, today }: { readonly entry: FactEntry; readonly today: string }): FactValue | null {
  const typed = text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
  if (typed === '' || typed.length > LONGEST) return null;
  switch (entry) {
    case 'text':
      return { value: typed, told: typed };
    case 'day': {
      const read = readTypedDay(typed, today);
      return read.ok ? { value: read.day, told: showDay(read.day) } : null;
    }
    case 'number': {
      const number = Number(typed.replaceAll('.', '').replace(',', '.'));
      return Number.isFinite(number) && number >= 0 ? { value: number, told: typed } : null;
    }
    case 'phone': {
      const read = readPhone(typed);
      return read.ok ? { value: read.value, told: read.value } : null;
    }
    case 'email': {
      const read = readEmail(typed);
      return read.ok ? { value: read.value, told: read.value } : null;
    }
    case null:
      return null;
  }
}
