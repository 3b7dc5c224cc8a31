import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { Person, Profile } from '../person.ts';

/** A person of whom only the phone is known yet. */
export async function addPerson(db: Db, added: { phone: string; now: Temporal.Instant }): Promise<string> {
  const id = newId();
  await sql`
    insert into person (id, phone, created_at, updated_at) values (${id}, ${added.phone}, ${added.now.toString()}, ${added.now.toString()})
  `.execute(db);
  return id;
}

/** Everything a person said about themselves. A person nobody entered is a fault. */
export async function getPerson(db: Db, id: string): Promise<Person> {
  const { rows } = await sql<Person>`
    select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email from person where id = ${id}
  `.execute(db);
  if (!rows[0]) throw new Error('No person with this id');
  return rows[0];
}

export async function storeProfile(db: Db, stored: { personId: string; profile: Profile; now: Temporal.Instant }): Promise<void> {
  const { fullName, cccd, birthDate, sex, address, email } = stored.profile;
  await sql`
    update person set full_name = ${fullName}, cccd = ${cccd}, born_on = ${birthDate}, sex = ${sex},
      address = ${JSON.stringify(address)}::jsonb, email = ${email}, updated_at = ${stored.now.toString()}
    where id = ${stored.personId}
  `.execute(db);
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
