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
