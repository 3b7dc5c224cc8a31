import { setTimeout as later } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Secret, TOTP } from 'otpauth';
import { sql } from 'kysely';
import { addOfficer } from '#modules/account/server';
import { wallClock } from '#kernel/clock';
import { expectOk } from '#kernel/result';
import { DEMO_SECRET } from '../../src/main/config.ts';
import { summed } from '../asking/measured.ts';
import { startWeb, type Web } from '../asking/web.ts';
import { openWorld, type World } from '../asking/world.ts';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import { signInCitizen, signInOfficer, type Page, type Person } from './people.ts';
import { openSmsBox } from './sms-box.ts';

const WITHIN = 10_000; // milliseconds
const OFFICERS = 100;
/** Telephones share the addresses of their carrier; here a whole province shares one. */
const EVERYBODYS_ADDRESS = '198.18.0.1';
const PASSWORD = 'invented-for-a-bench';
const PATIENCE = 120_000; // milliseconds

/**
 * A morning on which 2,000 citizens and 100 officers come within ten seconds: everybody gets in, through the limits as they are, with
 * messages sent by a worker. 1 when anybody is left outside.
 */
export async function logIns(args: readonly string[], { print, fail }: BenchNeeds): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, people: { type: 'string' } } });
  const people = Number(values.people ?? '2000');
  const world = await openWorld({ folder: values.data ?? null, dossiers: 2000 });
  const box = await openSmsBox();
  try {
    const officers = await hire(world);
    const web = await startWeb(world, { processes: 2, beside: ['worker'], settings: { SMS_API_URL: box.url } });
    try {
      print(`\n${people} citizens and ${OFFICERS} officers come within ${WITHIN / 1000} s, all behind one address; at most two minutes`);
      const took = new Map<Page | 'everything', number[]>();
      const outside: string[] = [];
      const begun = performance.now();
      const coming = [
        ...Array.from(
          { length: people },
          (_, nth) => (person: Person) => signInCitizen(phoneOf(nth), { person, web, codeFor: box.codeFor }),
        ),
        ...officers.map(
          ({ login, totp }) =>
            (person: Person) =>
              signInOfficer({ login, password: PASSWORD, code: totp.generate() }, { person, web }),
        ),
      ];
      await Promise.all(coming.map((enter, nth) => come(nth, { enter, of: coming.length, web, took, outside })));
      const seconds = (performance.now() - begun) / 1000;
      print(tableOf(took, seconds));
      print(
        `Everybody was in after ${seconds.toFixed(1)} s; ${outside.length} were left outside; most memory of a web process: ${web.peak()} MB`,
      );
      for (const reason of new Set(outside)) fail(`Left outside: ${reason}`);
      return outside.length === 0 ? 0 : 1;
    } finally {
      await web.stop();
    }
  } finally {
    box.close();
    await world.close();
  }
}

interface Morning {
  readonly enter: (person: Person) => Promise<void>;
  readonly of: number;
  readonly web: Web;
  readonly took: Map<Page | 'everything', number[]>;
  readonly outside: string[];
}

/** One after the other, at even distances over the ten seconds; whoever is not in after two minutes has given up. */
async function come(nth: number, { enter, of, web, took, outside }: Morning): Promise<void> {
  // Officers come among the citizens, not after them.
  await later(((nth * 7919) % of) * (WITHIN / of));
  const keep = (page: Page | 'everything', milliseconds: number): void => void took.getOrInsert(page, []).push(milliseconds);
  const from = performance.now();
  const giveUp = new AbortController();
  try {
    const tooLong = later(PATIENCE, null, { signal: giveUp.signal }).then(() =>
      Promise.reject(new Error('nobody answered for two minutes')),
    );
    await Promise.race([enter({ port: web.ports[nth % web.ports.length] ?? 0, address: EVERYBODYS_ADDRESS, took: keep }), tooLong]);
    keep('everything', performance.now() - from);
  } catch (fault) {
    outside.push(fault instanceof Error ? fault.message : String(fault));
  } finally {
    giveUp.abort();
  }
}

/** Officers with a password and an authenticator each; those of an earlier morning are let go. */
async function hire({ db }: World) {
  const needs = { db, now: wallClock(), secretKey: DEMO_SECRET };
  const morning = needs.now.epochMilliseconds.toString(36);
  const hired = [];
  for (let nth = 0; nth < OFFICERS; nth += 1) {
    const roles = [{ role: 'receiver', agencyId: 'H12.01' }] as const;
    const added = await addOfficer(
      { actor: { kind: 'system' }, login: `bench.${morning}.${nth}`, fullName: 'Cán Bộ Thử', password: PASSWORD, roles },
      needs,
    );
    const { login, totpSecret } = expectOk(added);
    hired.push({ login, totp: new TOTP({ secret: Secret.fromBase32(totpSecret) }) });
  }
  await sql`delete from rate_limit`.execute(db);
  return hired;
}

function phoneOf(nth: number): string {
  return `03000${String(nth).padStart(5, '0')}`;
}

function tableOf(took: ReadonlyMap<string, readonly number[]>, seconds: number): string {
  const rows = (['door', 'phone', 'message', 'code', 'officer', 'first page', 'everything'] as const).map((page) => {
    const { count, p50, p95, p99 } = summed(took.get(page) ?? [], seconds);
    return [page, count, ...[p50, p95, p99].map((ms) => ms.toFixed(0))];
  });
  return `\n${table(['milliseconds', 'times', 'p50', 'p95', 'p99'], rows)}\n`;
}
