import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { FactValue } from '../fact-choice.ts';

/** Which fact of a locker: of the party itself, or of a thing of theirs. */
export interface FactPlace {
  readonly thingId: string | null;
  readonly meaning: string;
}

/** That an owner holds wrong what an office found right, and what the office said to it. */
export interface Contest extends FactPlace {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly label: string;
  readonly dossierId: string;
  readonly number: string | null;
  readonly agencyId: string;
  readonly toldThere: string;
  readonly value: unknown;
  readonly told: string;
  readonly reason: string;
  readonly at: string;
  readonly byPerson: string;
  readonly answer: ContestAnswer | null;
  readonly because: string | null;
  readonly answeredAt: string | null;
}

export type ContestAnswer = 'agreed' | 'kept';

const SHOWN = sql`
  c.id, c.party_id as "partyId", coalesce(p.full_name, o.name) as "partyName", c.thing_id as "thingId", c.meaning, c.label, c.dossier_id as "dossierId",
  coalesce(d.code, d.reference) as number, c.agency_id as "agencyId", c.told_there as "toldThere", c.value, c.told, c.reason, c.at,
  c.by_person as "byPerson", c.answer, c.because, c.answered_at as "answeredAt"`;

const JOINED = sql`
  locker_contest c
  join dossier d on d.id = c.dossier_id
  left join person p on p.id = c.party_id
  left join organisation o on o.id = c.party_id`;

/** What an owner says of a fact, beside their dossiers; `confirmedBy`: the office that agreed. */
export async function insertSaid(
  db: Db,
  said: FactPlace &
    FactValue & {
      readonly partyId: string;
      readonly label: string;
      readonly at: string;
      readonly personId: string;
      readonly confirmedBy: string | null;
    },
): Promise<void> {
  const { partyId, thingId, meaning, value, label, told, at, personId, confirmedBy } = said;
  await sql`
    insert into locker_said (id, party_id, thing_id, meaning, value, label, told, at, by_person, confirmed_by)
    values (${newId()}, ${partyId}, ${thingId}, ${meaning}, ${JSON.stringify(value)}::jsonb, ${label}, ${told}, ${at}, ${personId},
      ${confirmedBy})`.execute(db);
}

/** The office that found right what a dossier says of a fact; null when none did. */
export async function confirmedBy(
  db: Db,
  { partyId, thingId, meaning, dossierId }: FactPlace & { readonly partyId: string; readonly dossierId: string },
): Promise<string | null> {
  const { rows } = await sql<{ agencyId: string | null }>`
    select confirmed_by as "agencyId" from locker_fact
    where party_id = ${partyId} and thing_id is not distinct from ${thingId}::uuid and meaning = ${meaning} and dossier_id = ${dossierId}`.execute(
    db,
  );
  return rows[0]?.agencyId ?? null;
}

/** Lays a contest before an office; false when one about the same fact waits there already. */
export async function insertContest(
  db: Db,
  contest: Pick<
    Contest,
    'partyId' | 'thingId' | 'meaning' | 'label' | 'dossierId' | 'agencyId' | 'toldThere' | 'value' | 'told' | 'reason' | 'at' | 'byPerson'
  >,
): Promise<boolean> {
  const { partyId, thingId, meaning, label, dossierId, agencyId, toldThere, value, told, reason, at, byPerson } = contest;
  const { rows } = await sql`
    insert into locker_contest (id, party_id, thing_id, meaning, label, dossier_id, agency_id, told_there, value, told, reason, at, by_person)
    values (${newId()}, ${partyId}, ${thingId}, ${meaning}, ${label}, ${dossierId}, ${agencyId}, ${toldThere}, ${JSON.stringify(value)}::jsonb,
      ${told}, ${reason}, ${at}, ${byPerson})
    on conflict do nothing
    returning id`.execute(db);
  return rows.length === 1;
}

/** What a party laid before offices, newest first. */
export async function contestsOf(
  db: Db,
  { partyId, limit }: { readonly partyId: string; readonly limit: number },
): Promise<readonly Contest[]> {
  const { rows } = await sql<Contest>`
    select ${SHOWN} from ${JOINED} where c.party_id = ${partyId} order by c.at desc limit ${limit}`.execute(db);
  return rows;
}

/** What waits at some offices, oldest first. */
export async function contestsAt(
  db: Db,
  { agencies, limit }: { readonly agencies: readonly string[]; readonly limit: number },
): Promise<readonly Contest[]> {
  const { rows } = await sql<Contest>`
    select ${SHOWN} from ${JOINED} where c.agency_id = any(${agencies}::text[]) and c.answer is null order by c.at limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function findContest(db: Db, id: string): Promise<Contest | null> {
  const { rows } = await sql<Contest>`select ${SHOWN} from ${JOINED} where c.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Writes an answer down; false when somebody was faster. */
export async function storeAnswer(
  db: Db,
  given: { readonly id: string; readonly answer: ContestAnswer; readonly because: string; readonly at: string; readonly officerId: string },
): Promise<boolean> {
  const { id, answer, because, at, officerId } = given;
  const { rows } = await sql`
    update locker_contest set answer = ${answer}, because = ${because}, answered_at = ${at}, answered_by = ${officerId}
    where id = ${id} and answer is null
    returning id`.execute(db);
  return rows.length === 1;
}
