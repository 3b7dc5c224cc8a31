import { isMessageKey, type Words } from '#messages';
import { sayTime } from '#ui';
import type { DossierReading } from '#views/dossier-readings';

/** A visit to a dossier, in the words of its applicant. */
export interface SaidReading {
  readonly last: number;
  readonly until: string;
  readonly who: string;
  /** Position and agency; empty where there is none. */
  readonly as: string;
  readonly why: string;
  readonly what: readonly string[];
}

export function sayReading(reading: DossierReading, t: Words): SaidReading {
  const { last, from, until, looks, papers } = reading;
  return {
    last,
    until,
    who: reading.name ?? t(reading.kind === 'citizen' ? 'ledger.who.citizen' : 'ledger.who.system'),
    as: sayPosition(reading, t),
    why: sayWhy(reading.reason, t),
    what: [
      ...(looks > 1 ? [sayLooks({ looks, from: sayTime(from), until: sayTime(until) }, t)] : []),
      ...(papers > 0 ? [t('ledger.papers', { count: papers })] : []),
    ],
  };
}

function sayLooks({ looks, from, until }: { looks: number; from: string; until: string }, t: Words): string {
  if (from === until) return t('ledger.looks.at-once', { count: looks });
  return t('ledger.looks', { count: looks, from, until });
}

function sayPosition({ kind, role, agencyName, standsInFor }: DossierReading, t: Words): string {
  if (kind === 'citizen') return t('ledger.who.citizen');
  const key = `dossier.role.${role ?? ''}`;
  const position = isMessageKey(key) ? t(key) : (role ?? '');
  const seat = standsInFor === null ? position : `${position} (${t('ledger.stand-in', { name: standsInFor })})`;
  return [seat, agencyName ?? ''].filter((part) => part !== '').join(' · ');
}

/** A reason that nobody wrote a sentence for is told as the ledger holds it, rather than kept back. */
function sayWhy(code: string, t: Words): string {
  const key = `ledger.reason.${code}`;
  return isMessageKey(key) ? t(key) : t('ledger.reason', { code });
}
