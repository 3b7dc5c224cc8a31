import { createHash } from 'node:crypto';
import { Secret } from 'otpauth';
import { sql } from 'kysely';
import { z } from 'zod';
import { inTransaction, type Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { hasProfile } from '#modules/citizen';
import { getPerson, saveProfile, verifyIdentity } from '#modules/citizen/server';
import { OFFICER_ROLES, type OfficerRole } from '#modules/staff';
import { findCitizenAccount, findOfficerAccount } from './account-store.ts';
import { actsFor, DemoMandates, loadDemoMandates } from './demo-mandates.ts';
import { enterOfficer } from './add-officer.ts';
import { hashPassword } from './password.ts';
import { makeAccount } from './sign-in-by-code.ts';

const DemoOfficer = z.strictObject({ login: z.string(), name: z.string(), role: z.enum(OFFICER_ROLES), agencyId: z.string() });

const DemoCitizen = z.strictObject({
  phone: z.string(),
  fullName: z.string(),
  cccd: z.string(),
  birthDate: z.string(),
  sex: z.string(),
  unitCode: z.string(),
  detail: z.string(),
  email: z.string(),
  identity: z.enum(['declared', 'verified']),
});

/** `demo/people.json` of a pack: plainly invented people, whose password everybody knows. */
export const DemoPeople = z.strictObject({
  note: z.string(),
  password: z.string(),
  officers: z.array(DemoOfficer),
  citizens: z.array(DemoCitizen),
  ...DemoMandates.shape,
});
export type DemoPeople = z.infer<typeof DemoPeople>;

/** The demo's people as they are in this database, for whoever makes a demo world around them. */
export interface LoadedDemoPeople {
  readonly officers: readonly {
    readonly login: string;
    readonly officerId: string;
    readonly accountId: string;
    readonly role: OfficerRole;
    readonly agencyId: string;
  }[];
  readonly citizens: readonly { readonly phone: string; readonly personId: string; readonly accountId: string }[];
}

/** One account of the demo, as `GET /demo-accounts` of the sandbox tells it. A citizen signs in by phone and has no password. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string | null;
  readonly totpSecret: string | null;
  readonly role: OfficerRole | 'citizen';
  readonly agency: string | null;
  readonly agencyName: string | null;
  readonly name: string;
  readonly phone: string | null;
  /** Names of the people and organisations they may act for. */
  readonly actsFor: readonly string[];
}

interface DemoNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly secretKey: string;
}

/** Enters the people of the demo who are not there yet; those who are stay as they are. Two processes starting at once take turns. */
export async function loadDemoPeople(people: DemoPeople, needs: DemoNeeds): Promise<LoadedDemoPeople> {
  return inTransaction(needs.db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('demo people', 0))`.execute(trx);
    const lent = { ...needs, db: trx };
    const officers = await loadOfficers(people, lent);
    const citizens: LoadedDemoPeople['citizens'][number][] = [];
    for (const citizen of people.citizens) citizens.push(await loadCitizen(citizen, lent));
    await loadDemoMandates({ organisations: people.organisations, mandates: people.mandates }, personOf, lent);
    return { officers, citizens };

    function personOf(phone: string): string {
      const citizen = citizens.find((one) => one.phone === phone);
      if (!citizen) throw new Error(`No citizen of the demo has the phone ${phone}`);
      return citizen.personId;
    }
  });
}

/** Everything needed to sign in as anybody of the demo. */
export function demoAccountsOf(people: DemoPeople, agencyName: (id: string) => string | null): readonly DemoAccount[] {
  const officers = people.officers.map(({ login, name, role, agencyId }) => ({
    login,
    password: people.password,
    totpSecret: demoTotpSecret(login),
    role,
    agency: agencyId,
    agencyName: agencyName(agencyId),
    name,
    phone: null,
    actsFor: [],
  }));
  const citizens = people.citizens.map(({ phone, fullName }) => ({
    login: phone,
    password: null,
    totpSecret: null,
    role: 'citizen' as const,
    agency: null,
    agencyName: null,
    name: fullName,
    phone,
    actsFor: actsFor(phone, people, (of) => people.citizens.find((one) => one.phone === of)?.fullName ?? of),
  }));
  return [...officers, ...citizens];
}

/** The same on every machine, so that an authenticator app set up for the demo goes on working. */
function demoTotpSecret(login: string): string {
  const digest = createHash('sha256').update(`motcua demo ${login}`).digest().subarray(0, 20);
  return new Secret({ buffer: new Uint8Array(digest).buffer }).base32;
}

async function loadOfficers(people: DemoPeople, needs: DemoNeeds): Promise<LoadedDemoPeople['officers']> {
  let passwordHash: string | null = null;
  const loaded = [];
  for (const { login, name, role, agencyId } of people.officers) {
    let account = await findOfficerAccount(needs.db, login);
    if (!account) {
      passwordHash ??= await hashPassword(people.password);
      const given = { login, fullName: name, roles: [{ role, agencyId }], passwordHash, totpSecret: demoTotpSecret(login) };
      expectOk(await enterOfficer(given, needs));
      account = await findOfficerAccount(needs.db, login);
    }
    if (!account) throw new Error(`No account of demo officer ${login}`);
    loaded.push({ login, officerId: account.officerId, accountId: account.id, role, agencyId });
  }
  return loaded;
}

async function loadCitizen(citizen: DemoPeople['citizens'][number], needs: DemoNeeds): Promise<LoadedDemoPeople['citizens'][number]> {
  const { phone, identity, ...typed } = citizen;
  const account = (await findCitizenAccount(needs.db, phone)) ?? (await makeAccount(needs.db, { phone, now: needs.now }));
  const { personId } = account;
  if (!hasProfile(await getPerson(needs.db, personId))) {
    expectOk(await saveProfile({ actor: { kind: 'citizen', personId }, typed: { ...typed, area: '' } }, needs));
    if (identity === 'verified') await verifyIdentity(needs.db, { personId, now: needs.now });
  }
  return { phone, personId, accountId: account.id };
}
