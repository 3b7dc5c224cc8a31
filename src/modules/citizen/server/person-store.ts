import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { readEmail } from '../email.ts';
import type { HomeAddress, Person, Profile } from '../person.ts';

/** A person of whom only the phone is known yet. */
export async function addPerson(db: Db, added: { phone: string; now: Temporal.Instant }): Promise<string> {
  const id = newId();
  await sql`
    insert into person (id, phone, created_at, updated_at) values (${id}, ${added.phone}, ${added.now.toString()}, ${added.now.toString()})
  `.execute(db);
  return id;
}

/** Everything a person said about themselves, or null where the id is of no person. */
export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const { rows } = await sql<Person>`
    select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email from person where id = ${id}
  `.execute(db);
  return rows[0] ?? null;
}

/** The same for an id that is surely a person's; another one is a fault. */
export async function getPerson(db: Db, id: string): Promise<Person> {
  const person = await findPerson(db, id);
  if (!person) throw new Error('No person with this id');
  return person;
}

export async function storeProfile(db: Db, stored: { personId: string; profile: Profile; now: Temporal.Instant }): Promise<void> {
  const { fullName, cccd, birthDate, sex, address, email } = stored.profile;
  await sql`
    update person set full_name = ${fullName}, cccd = ${cccd}, born_on = ${birthDate}, sex = ${sex},
      address = ${JSON.stringify(address)}::jsonb, email = ${email}, updated_at = ${stored.now.toString()}
    where id = ${stored.personId}
  `.execute(db);
}

/**
 * Puts right in an account how its person is reached, as they said while filing: whatever is not an e-mail or an address of today stays
 * out. The phone is how they sign in, and is changed nowhere else.
 */
export async function correctContact(
  db: Db,
  said: { readonly personId: string; readonly email: unknown; readonly address: unknown; readonly now: Temporal.Instant },
): Promise<void> {
  const email = typeof said.email === 'string' && readEmail(said.email).ok ? said.email : null;
  const address = isHome(said.address) ? JSON.stringify(said.address) : null;
  if (email === null && address === null) return;
  await sql`
    update person set email = coalesce(${email}, email), address = coalesce(${address}::jsonb, address), updated_at = ${said.now.toString()}
    where id = ${said.personId}`.execute(db);
}

function isHome(value: unknown): value is HomeAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { unitCode, detail, area = '', ...others } = value as Readonly<Record<string, unknown>>;
  return [unitCode, detail, area].every((part) => typeof part === 'string') && unitCode !== '' && Object.keys(others).length === 0;
}

/** Whether a person whose identity is proven, other than this one, has the number. */
export async function isVerifiedOfAnother(db: Db, asked: { cccd: string; personId: string }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from person where cccd = ${asked.cccd} and identity = 'verified' and id <> ${asked.personId}
  `.execute(db);
  return rows.length > 0;
}

/** Marks an identity as proven by an officer who saw the card, or by the national sign-in. */
export async function verifyIdentity(db: Db, verified: { personId: string; now: Temporal.Instant }): Promise<void> {
  await sql`
    update person set identity = 'verified', updated_at = ${verified.now.toString()} where id = ${verified.personId} and identity = 'declared'
  `.execute(db);
}

/** Somebody as an officer meets them: what their card says, and how to reach them. */
export interface MetPerson extends Pick<Profile, 'fullName' | 'cccd' | 'birthDate' | 'sex'> {
  readonly phone: string | null;
  readonly address: HomeAddress | null;
}

/** Enters somebody an officer met, proven when they saw the card; null when a person whose identity is proven has that number already. */
export async function addMetPerson(
  db: Db,
  added: { readonly met: MetPerson; readonly identity: Person['identity']; readonly now: Temporal.Instant },
): Promise<string | null> {
  const { fullName, cccd, birthDate, sex, phone, address } = added.met;
  const [id, at] = [newId(), added.now.toString()];
  const { rows } = await sql<{ id: string }>`
    insert into person (id, identity, full_name, cccd, born_on, sex, phone, address, created_at, updated_at)
    values (${id}, ${added.identity}, ${fullName}, ${cccd}, ${birthDate}, ${sex}, ${phone},
      ${address === null ? null : JSON.stringify(address)}::jsonb, ${at}, ${at})
    on conflict (cccd) where identity = 'verified' do nothing
    returning id`.execute(db);
  return rows[0]?.id ?? null;
}

/** The person whose identity is proven and who has this number, or null. */
export async function findVerified(db: Db, cccd: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from person where cccd = ${cccd} and identity = 'verified'`.execute(db);
  return rows[0]?.id ?? null;
}

/** The one person who declares this number and answers this phone: who of them it is, a card then shows. Null when there are several. */
export async function findDeclared(db: Db, asked: { readonly cccd: string; readonly phone: string }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from person where cccd = ${asked.cccd} and phone = ${asked.phone} and identity = 'declared' limit 2`.execute(db);
  const [only, another] = rows;
  return only && !another ? only.id : null;
}

/** What an officer read from the card of somebody who had declared their number: from now on it is proven. */
export async function proveMetPerson(
  db: Db,
  proven: { readonly personId: string; readonly met: MetPerson; readonly now: Temporal.Instant },
): Promise<void> {
  const { fullName, birthDate, sex, address } = proven.met;
  await sql`
    update person set identity = 'verified', full_name = ${fullName}, born_on = ${birthDate}, sex = ${sex},
      address = coalesce(address, ${address === null ? null : JSON.stringify(address)}::jsonb), updated_at = ${proven.now.toString()}
    where id = ${proven.personId} and identity = 'declared'`.execute(db);
}

/** What was not known yet of somebody who came again; what is known stays. */
export async function fillMetPerson(
  db: Db,
  filled: { readonly personId: string; readonly met: Pick<MetPerson, 'phone' | 'address'>; readonly now: Temporal.Instant },
): Promise<void> {
  const { phone, address } = filled.met;
  if (phone === null && address === null) return;
  await sql`
    update person set phone = coalesce(phone, ${phone}), address = coalesce(address, ${address === null ? null : JSON.stringify(address)}::jsonb),
      updated_at = ${filled.now.toString()}
    where id = ${filled.personId} and (phone is null or address is null)`.execute(db);
}

/** The person whose card or phone a desk is shown: a proven identity first, else the only one who declares that number. */
export async function findPersonByCard(db: Db, asked: { readonly cccd: string } | { readonly phone: string }): Promise<string | null> {
  const [cccd, phone] = 'cccd' in asked ? [asked.cccd, null] : [null, asked.phone];
  const { rows } = await sql<{ id: string; proven: boolean }>`
    select id, identity = 'verified' as proven from person
    where full_name is not null and (cccd = ${cccd} or phone = ${phone})
    order by identity = 'verified' desc limit 2`.execute(db);
  const [first, second] = rows;
  return first && (first.proven || !second) ? first.id : null;
}
