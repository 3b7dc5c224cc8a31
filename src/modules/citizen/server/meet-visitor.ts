import { enterInLedger } from '#modules/ledger/server';
import { readUnits } from '#modules/place/server';
import { inTransaction, type Db } from '#kernel/database';
import { fold } from '#kernel/text';
import { ok, refuse, type Result } from '#kernel/result';
import { looksLikeCard, readCardQr, type CardRefusal, type CardSaid } from '../card-qr.ts';
import { readCccd, type Cccd, type CccdRefusal } from '../identity-number.ts';
import type { Person } from '../person.ts';
import { readVisitor, type MetVisitor, type TypedVisitor, type VisitorMalformed } from '../visitor.ts';
import { todayAt } from './act-on-mandate.ts';
import { addMetPerson, fillMetPerson, findDeclared, findVerified, getPerson, proveMetPerson } from './person-store.ts';

/** Who asks at a counter, by shape: the account module's actor fits. */
type CounterAsker =
  | {
      readonly kind: 'officer';
      readonly officerId: string;
      readonly roles: readonly Seat[];
      readonly standIns?: readonly Seat[];
    }
  | { readonly kind: 'citizen' | 'system' };

interface Seat {
  readonly role: string;
  readonly agencyId: string;
}

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** Somebody at the counter, as far as their number or their card tells. */
export interface Visitor {
  readonly cccd: Cccd;
  /** What the code on the card says; null where only the number was typed. */
  readonly card: CardSaid | null;
  /** Who has this number, where an officer or the national sign-in has proven it. What others declare is nobody's to see. */
  readonly person: Person | null;
  /** What the card says otherwise than we know it. */
  readonly differences: readonly ('fullName' | 'birthDate' | 'sex')[];
}

export type LookUpRefusal = { readonly code: 'counter.not-yours' } | CccdRefusal | CardRefusal;
export type MeetRefusal = { readonly code: 'counter.not-yours' } | VisitorMalformed;

/** A receiving officer looks somebody up by the number on their card, or by what a scanner read from it. Seeing who it is goes into the ledger. */
export async function lookUpVisitor(
  asked: { readonly actor: CounterAsker; readonly deskId: string; readonly text: string },
  needs: Needs,
): Promise<Result<Visitor, LookUpRefusal>> {
  if (!receivesAt(asked)) return refuse({ code: 'counter.not-yours' });

  const card = looksLikeCard(asked.text) ? readCardQr(asked.text, todayAt(needs.now)) : null;
  if (card && !card.ok) return card;
  const number = card ? ok(card.value.cccd) : readCccd(asked.text);
  if (!number.ok) return number;
  const personId = await findVerified(needs.db, number.value);
  if (personId === null) return ok({ cccd: number.value, card: card?.value ?? null, person: null, differences: [] });

  await noteLook(asked, personId, needs);
  const person = await getPerson(needs.db, personId);
  return ok({ cccd: number.value, card: card?.value ?? null, person, differences: card ? differing(card.value, person) : [] });
}

/**
 * The person who stands at the counter: the one whose number is proven, else the one who declares it and answers the phone they name, else
 * somebody new. A card that was seen proves who they are; papers that came by post prove nothing. Nobody gets an account by it.
 */
export async function meetVisitor(
  asked: { readonly actor: CounterAsker; readonly deskId: string; readonly typed: TypedVisitor; readonly cardSeen: boolean },
  needs: Needs,
): Promise<Result<{ readonly personId: string }, MeetRefusal>> {
  if (!receivesAt(asked)) return refuse({ code: 'counter.not-yours' });

  const number = readCccd(asked.typed.cccd);
  const known = number.ok ? await findVerified(needs.db, number.value) : null;
  const typed = known === null ? asked.typed : { ...asked.typed, ...provenPart(await getPerson(needs.db, known)) };
  const met = readVisitor(typed, { today: todayAt(needs.now), units: await readUnits(needs.db) });
  if (!met.ok) return met;

  const personId = await inTransaction(needs.db, async function meet(trx) {
    const id = known ?? (await enter(met.value, asked.cardSeen, { ...needs, db: trx }));
    if (known !== null) await fillMetPerson(trx, { personId: known, met: met.value, now: needs.now });
    await noteLook(asked, id, { ...needs, db: trx });
    return id;
  });
  return ok({ personId });
}

async function enter(met: MetVisitor, cardSeen: boolean, needs: Needs): Promise<string> {
  const { db, now } = needs;
  const declared = met.phone === null ? null : await findDeclared(db, { cccd: met.cccd, phone: met.phone });
  if (declared !== null && (await findVerified(db, met.cccd)) === null) {
    if (cardSeen) await proveMetPerson(db, { personId: declared, met, now });
    return declared;
  }
  const added = await addMetPerson(db, { met, identity: cardSeen ? 'verified' : 'declared', now });
  if (added !== null) return added;
  // Two counters met the same person at once.
  const personId = await findVerified(db, met.cccd);
  if (personId === null) throw new Error('A number is taken by nobody');
  await fillMetPerson(db, { personId, met, now });
  return personId;
}

function receivesAt({ actor, deskId }: { readonly actor: CounterAsker; readonly deskId: string }): boolean {
  if (actor.kind !== 'officer') return false;
  return [...actor.roles, ...(actor.standIns ?? [])].some(({ role, agencyId }) => role === 'receiver' && agencyId === deskId);
}

async function noteLook(
  { actor, deskId }: { readonly actor: CounterAsker; readonly deskId: string },
  personId: string,
  { db, now }: Needs,
): Promise<void> {
  if (actor.kind !== 'officer') return;
  const by = { kind: 'officer', id: actor.officerId, role: 'receiver', agencyId: deskId } as const;
  await enterInLedger(db, {
    at: now.toString(),
    by,
    kind: 'personal-data-read',
    subject: { kind: 'person', id: personId },
    reason: 'counter-intake',
  });
}

function differing(card: CardSaid, person: Person): Visitor['differences'] {
  const name = card.fullName !== '' && fold(card.fullName) !== fold(person.fullName ?? '');
  const born = card.birthDate !== null && !card.birthDate.startsWith(person.birthDate ?? '');
  return [
    ...(name ? (['fullName'] as const) : []),
    ...(born ? (['birthDate'] as const) : []),
    ...(card.sex === person.sex ? [] : (['sex'] as const)),
  ];
}

/** What is proven is not typed again. */
function provenPart({ fullName, birthDate, sex }: Person): Partial<TypedVisitor> {
  return { fullName: fullName ?? '', birthDate: birthDate ?? '', sex: sex ?? '' };
}
