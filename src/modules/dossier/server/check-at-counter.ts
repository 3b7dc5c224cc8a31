import { looksLikeCard, readCardQr, readCccd } from '#modules/citizen';
import { getPrincipal } from '#modules/citizen/server';
import { factsOf } from '#modules/form';
import type { Answers } from '#modules/form';
import type { Revision } from '#modules/procedure';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { SeenAtCounter } from '../action-body.ts';
import type { Checked } from '../fact.ts';
import { newNote } from './note.ts';
import type { Note, NoteKind } from './note.ts';

export type CounterCheckRefusal =
  | { readonly code: 'counter.card-missing' }
  | { readonly code: 'counter.card-unreadable' }
  | { readonly code: 'counter.card-of-another' }
  | { readonly code: 'counter.delegate-missing' }
  | { readonly code: 'counter.not-confirmed' };

/** What the check came to, as the fact keeps it; who came by which paper stands in a note. */
export interface CounterChecked {
  readonly checked: Checked;
  readonly note: Note | null;
}

/** Whose dossier passes over the counter, and by what the applicant is known. */
export interface CheckedDossier {
  readonly applicantId: string;
  readonly revision: Revision;
  readonly answers: Answers;
  readonly now: Temporal.Instant;
}

/**
 * What an officer must have seen before they take from somebody at the counter, or give to them: the applicant's own card, or whose paper
 * lets another come; and that this person confirmed it. A card is compared with the numbers the applicant is known by.
 */
export async function checkAtCounter(
  db: Db,
  { seen, by, kind }: { readonly seen: SeenAtCounter | undefined; readonly by: 'applicant' | 'delegate'; readonly kind: NoteKind },
  dossier: CheckedDossier,
): Promise<Result<CounterChecked, CounterCheckRefusal>> {
  const said = by === 'delegate' ? delegateIn(seen, kind) : await cardIn(db, seen?.card, dossier);
  if (!said.ok) return said;
  return seen?.confirmed === true ? said : refuse({ code: 'counter.not-confirmed' });
}

function delegateIn(seen: SeenAtCounter | undefined, kind: NoteKind): Result<CounterChecked, CounterCheckRefusal> {
  if (!seen?.delegate) return refuse({ code: 'counter.delegate-missing' });
  const { name, paper } = seen.delegate;
  return ok({ checked: 'delegate-paper', note: newNote(kind, `${name} · ${paper}`) });
}

async function cardIn(
  db: Db,
  text: string | undefined,
  { applicantId, revision, answers, now }: CheckedDossier,
): Promise<Result<CounterChecked, CounterCheckRefusal>> {
  if (text === undefined) return refuse({ code: 'counter.card-missing' });
  const number = numberOn(text, inVietnam(now).toPlainDate().toString());
  if (number === null) return refuse({ code: 'counter.card-unreadable' });
  const principal = await getPrincipal(db, applicantId);
  const written = factsOf(revision.content.form, answers, 'applicant')['person.cccd'];
  const known = [principal.kind === 'person' ? principal.person.cccd : null, written].filter(
    (one) => typeof one === 'string' && one !== '',
  );
  // Nothing to compare it with: an officer saw a card, and no more is kept.
  if (known.length === 0) return ok({ checked: 'card-shown', note: null });
  return known.includes(number) ? ok({ checked: 'card', note: null }) : refuse({ code: 'counter.card-of-another' });
}

function numberOn(text: string, today: string): string | null {
  if (looksLikeCard(text)) {
    const card = readCardQr(text, today);
    return card.ok ? card.value.cccd : null;
  }
  const typed = readCccd(text);
  return typed.ok ? typed.value : null;
}
