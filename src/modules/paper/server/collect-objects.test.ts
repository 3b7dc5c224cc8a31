import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileObjectStore } from '#gateways/object-store';
import type { Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { aPdf, inPieces } from '#test/sample-papers';
import { DEFAULT_LIMITS } from '../limits.ts';
import { collectObjects } from './collect-objects.ts';
import { receivePaper } from './receive-paper.ts';
import { findObject, holdObject } from './stored-object-store.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-collect-'));
const objects = fileObjectStore({ folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const came = Temporal.Instant.from('2026-11-20T03:00:00Z');
const later = came.add({ hours: 25 });

async function bring(note: string, now = came): Promise<string> {
  const asked = { declaredName: 'a.pdf', limits: DEFAULT_LIMITS };
  return expectOk(await receivePaper(inPieces(aPdf({ note })), asked, { db: database.db, objects, now })).sha256;
}

function collect(used: readonly string[] = [], now = later): Promise<number> {
  const referring = (_db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> =>
    Promise.resolve(new Set(hashes.filter((hash) => used.includes(hash))));
  return collectObjects(referring, { db: database.db, objects, now });
}

async function isThere(sha256: string): Promise<boolean> {
  const [noted, kept] = [await findObject(database.db, sha256), await objects.has(sha256)];
  expect(noted !== null).toBe(kept);
  return kept;
}

test('what nobody refers to is gone after a day, what somebody refers to stays, and so does what came just now', async () => {
  const [left, used, fresh] = [await bring('left'), await bring('used'), await bring('fresh', later)];
  expect(await collect([used], came.add({ hours: 23 }))).toBe(0);
  expect(await collect([used])).toBe(1);
  expect([await isThere(left), await isThere(used), await isThere(fresh)]).toEqual([false, true, true]);
  expect(await bring('left', later)).toBe(left);
  expect(await isThere(left)).toBe(true);
});

test('what is brought again while it is collected is there afterwards, whoever came first', async () => {
  for (let round = 0; round < 15; round += 1) {
    const note = `round ${round}`;
    const sha256 = await bring(note);
    const [, again] = await Promise.all([collect(), bring(note, later)]);
    expect(again).toBe(sha256);
    expect(await isThere(sha256)).toBe(true);
  }
});

test('what somebody is about to refer to is not taken from under them', async () => {
  const sha256 = await bring('held');
  await database.db.transaction().execute(async (trx) => {
    expect(await holdObject(trx, sha256)).not.toBeNull();
    expect(await collect()).toBe(0);
  });
  expect(await isThere(sha256)).toBe(true);
});

test('what came to be referred to between two looks stays', async () => {
  const sha256 = await bring('between');
  let looks = 0;
  const referring = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set((looks += 1) > 1 ? [sha256] : []));
  await collectObjects(referring, { db: database.db, objects, now: later });
  expect(looks).toBeGreaterThan(1);
  expect(await isThere(sha256)).toBe(true);
});
