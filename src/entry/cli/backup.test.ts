import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileObjectStore, sealingKey } from '#gateways/object-store';
import { inTransaction } from '#kernel/database';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { backup } from './backup.ts';
import { digestsOf, fillWorld, listen, NOW } from './backup.fixture.ts';
import { restore } from './restore.ts';

const source = useDatabase();
const target = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
const sealed = fileObjectStore({ folder: join(folder, 'sealed'), key: sealingKey('a secret of the tests') });
const open = fileObjectStore({ folder: join(folder, 'open') });

beforeAll(() => fillWorld(source.db, sealed), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function backUp(to: string): Promise<{ exit: number; failed: string[] }> {
  const out = listen();
  const exit = await backup([to], { ownerUrl: source.ownerUrl, objects: sealed, now: NOW, ...out });
  return { exit, failed: out.failed };
}

function hashesIn(backupFolder: string): Record<string, string> {
  const { tables } = JSON.parse(readFileSync(join(backupFolder, 'manifest.json'), 'utf8')) as {
    tables: { schema: string; name: string; rows: number; sha256: string }[];
  };
  return Object.fromEntries(tables.map(({ schema, name, rows, sha256 }) => [`${schema}.${name}`, `${rows} ${sha256}`]));
}

/** Keeps one of its kind arriving, in three tables at once, until told to stop; answers how many came. */
function arrivals(): () => Promise<number> {
  let wanted = true;
  async function arrive(): Promise<number> {
    let count = 0;
    for (; wanted; count += 1) {
      await inTransaction(source.db, async (trx) => {
        const [person, account] = [newId(), newId()];
        await sql`insert into person (id, created_at, updated_at) values (${person}, now(), now())`.execute(trx);
        await sql`
          insert into account (id, kind, person_id, phone, created_at)
          values (${account}, 'citizen', ${person}, ${`arrival ${count}`}, now())`.execute(trx);
        await sql`
          insert into session (token_hash, account_id, kind, created_at, expires_at, ends_at, idle_seconds)
          values (decode(${account.replaceAll('-', '')}, 'hex'), ${account}, 'browser', now(), now(), now(), 1)`.execute(trx);
      });
    }
    return count;
  }
  const arriving = arrive();
  return () => {
    wanted = false;
    return arriving;
  };
}

test('what was backed up while others write comes back as it was at one moment', { timeout: 120_000 }, async () => {
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker' where key = 'a'`.execute(source.ownerDb);
  await sql`create table public.by_hand as select 42 as answer`.execute(source.ownerDb);
  const to = join(folder, 'while-written');
  const stop = arrivals();
  const backedUp = await backUp(to);
  const arrived = await stop();
  expect(backedUp).toEqual({ exit: 0, failed: [] });
  expect(arrived).toBeGreaterThan(0);

  const out = listen();
  expect(await restore([to], { ownerUrl: target.ownerUrl, appRole: 'motcua_app', objects: open, ...out })).toBe(0);
  expect(out.failed).toEqual([expect.stringContaining('public.by_hand')]);

  // Where nothing arrived meanwhile, source and target say the same; of the migrations only the moment they ran differs.
  const meanwhile = ['public.party', 'public.person', 'public.account', 'public.session'];
  const elsewhere = ['public.by_hand', 'public.migration', 'graphile_worker.migrations', 'graphile_worker._private_jobs'];
  const leftAside = [...meanwhile, ...elsewhere];
  const after = await digestsOf(target.ownerDb, leftAside);
  expect(after).toEqual(await digestsOf(source.ownerDb, leftAside));
  for (const name of FILLED) expect(after[`public.${name}`], name).not.toMatch(/^0 /);

  // Where it did, a backup of the target says what the backup of the source said.
  const again = join(folder, 'again');
  expect(await backup([again], { ownerUrl: target.ownerUrl, objects: open, now: NOW, ...listen() })).toBe(0);
  const [first, second] = [hashesIn(to), hashesIn(again)];
  expect(meanwhile.map((name) => second[name])).toEqual(meanwhile.map((name) => first[name]));
  expect(readFileSync(join(again, 'objects.txt'), 'utf8')).toBe(readFileSync(join(to, 'objects.txt'), 'utf8'));
});

const FILLED = [
  'agency',
  'procedure',
  'officer_role',
  'draft_paper',
  'dossier',
  'dossier_answers',
  'dossier_paper',
  'dossier_note',
  'dossier_fact',
  'request_key',
  'dossier_code_counter',
  'stored_object',
  'notice',
  'issued_paper',
  'ledger_entry',
  'one_time_code',
  'rate_limit',
];

test('jobs come back, held by no worker', async () => {
  const { rows } = await sql`select key, payload ->> 'key' as "inside", locked_by from graphile_worker._private_jobs order by key`.execute(
    target.ownerDb,
  );
  expect(rows).toEqual(['a', 'b', 'c'].map((key) => ({ key, inside: key, locked_by: null })));
});

test('numbers go on where they were, and the rules of the schema stand again', async () => {
  const next = sql<{ id: number }>`
    insert into ledger_entry (at, actor_kind, kind, subject_kind, subject_id, reason)
    values (now(), 'system', 'k', 's', '1', 'r') returning id`;
  const [there, here] = [await next.execute(source.ownerDb), await next.execute(target.ownerDb)];
  expect(here.rows).toEqual(there.rows);

  const rules = sql<{ rule: string }>`
    select conname || ' ' || pg_get_constraintdef(oid) || convalidated::text as rule from pg_constraint where connamespace = 'public'::regnamespace
    union all select tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    order by 1`;
  expect((await rules.execute(target.ownerDb)).rows).toEqual((await rules.execute(source.ownerDb)).rows);
});

test('nobody else on the machine can look inside', () => {
  const to = join(folder, 'while-written');
  const inside = readdirSync(to, { recursive: true }).map((name) => join(to, String(name)));
  expect(inside.length).toBeGreaterThan(40);
  for (const path of [to, ...inside]) expect(statSync(path).mode & 0o077, path).toBe(0);
});

test('a folder with something in it is refused and left as it is', async () => {
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  const { exit, failed } = await backUp(folder);
  expect(exit).toBe(1);
  expect(failed.join()).toContain('not empty');
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
});

test.each([[[]], [['a', 'b']], [['--help']]])('%j is answered by the usage', async (args: string[]) => {
  const out = listen();
  expect(await backup(args, { ownerUrl: source.ownerUrl, objects: sealed, now: NOW, ...out })).toBe(1);
  expect(out.failed.join()).toContain('motcua backup DIR');
});

test('objects the store lost or changed are all named, and no half backup stays', async () => {
  const paths = readdirSync(join(folder, 'sealed'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const [lost, changed] = [paths[0]!, paths[1]!];
  rmSync(lost);
  const bytes = readFileSync(changed);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(changed, bytes);

  const to = join(folder, 'half');
  const { exit, failed } = await backUp(to);
  expect(exit).toBe(1);
  for (const path of [lost, changed]) expect(failed.join('\n')).toContain(path.slice(-64));
  expect(failed).toHaveLength(3);
  expect(readdirSync(to)).toEqual([]);
});
