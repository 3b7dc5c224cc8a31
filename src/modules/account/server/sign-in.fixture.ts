import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { addOfficer, type AddedOfficer } from './add-officer.ts';
import { unseal } from './secret-box.ts';

export const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');
export const SECRET_KEY = 'a test key of more than thirty-two letters';
export const HOME = '10.0.0.1';
export const ELSEWHERE = '203.0.113.9';

/** What sign-in is lent in tests: the clock stands at noon unless said otherwise. */
export function needsAt(db: Db, now: Temporal.Instant = NOON) {
  return { db, now, secretKey: SECRET_KEY, sayCode: ({ code }: { code: string }) => `${code} là mã đăng nhập` };
}

/** What the phone's owner reads, out of the sealed message of one challenge. */
export async function codeOnPhone(db: Db, challengeId: string): Promise<string> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed_message as sealed from one_time_code where id = ${challengeId}`.execute(db);
  const text = unseal(SECRET_KEY, { purpose: 'message', owner: challengeId, sealed: rows[0]!.sealed });
  return text.slice(0, 6);
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  return ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');
}

/** Two offices to hold roles at. */
export async function someAgencies(ownerDb: Db): Promise<void> {
  await sql`
    insert into session_plan (id, weekdays, hours) values ('default', '[1,2,3,4,5]', '[["07:00","11:00"],["13:00","17:00"]]')
    on conflict do nothing`.execute(ownerDb);
  await sql`
    insert into agency (id, name, kind, session_plan_id, id_source)
    values ('H12.01', 'Trung tâm thử', 'one-stop', 'default', 'invented'), ('H12.06', 'Sở thử', 'department', 'default', 'invented')
    on conflict do nothing`.execute(ownerDb);
}

export async function anOfficer(db: Db, login: string): Promise<AddedOfficer> {
  const roles = [
    { role: 'leader', agencyId: 'H12.06' },
    { role: 'receiver', agencyId: 'H12.01' },
  ] as const;
  return expectOk(await addOfficer({ actor: { kind: 'system' }, login, fullName: 'Cán Bộ Thử', roles }, needsAt(db)));
}
