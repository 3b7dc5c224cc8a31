import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clamd } from '../../../../sandbox/clamd.ts';
import { clamdScanner } from '#gateways/antivirus';
import { fileObjectStore } from '#gateways/object-store';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { aPdf, eicar, inPieces } from '#test/sample-papers';
import { DEFAULT_LIMITS } from '../limits.ts';
import { receivePaper, type ReceiveNeeds } from './receive-paper.ts';
import { scanPaper } from './scan-paper.ts';
import type { Scanner } from './scanner.ts';
import { contentsWaiting, findObject } from './stored-object-store.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-scan-'));
const objects = fileObjectStore({ folder });
const server = clamd();
const now = Temporal.Instant.from('2026-11-22T03:00:00Z');
const asked = { declaredName: 'to-khai.pdf', limits: DEFAULT_LIMITS };
let scanner: Scanner;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  scanner = clamdScanner({ url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function needs(by: Scanner | null = scanner): ReceiveNeeds & { readonly scanner: Scanner | null } {
  return { db: database.db, objects, now, scanner: by };
}

function harmful(note: string): Uint8Array {
  return aPdf({ note: `${eicar().toString('latin1')} ${note}` });
}

async function jobsFor(sha256: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = 'scan-paper' and key = ${`scan:${sha256}`}`.execute(
    database.ownerDb,
  );
  return rows[0]!.count;
}

describe('a paper handed in where somebody looks papers over', () => {
  test('waits, is left for the worker once, and is clean when nothing was found', async () => {
    const bytes = aPdf({ note: 'clean' });
    const { sha256 } = expectOk(await receivePaper(inPieces(bytes), asked, needs()));
    await receivePaper(inPieces(bytes), asked, needs());
    expect(await findObject(database.db, sha256)).toMatchObject({ scan: 'waiting' });
    expect(await contentsWaiting(database.db)).toMatchObject({ count: 1 });
    expect(await jobsFor(sha256)).toBe(1);

    expect(await scanPaper({ sha256 }, needs())).toBe('clean');
    expect(await scanPaper({ sha256 }, needs())).toBeNull();
    expect(await findObject(database.db, sha256)).toMatchObject({ scan: 'clean' });
  });

  test('that is harmful is put away, and refused when it is brought again', async () => {
    const { sha256 } = expectOk(await receivePaper(inPieces(harmful('1')), asked, needs()));
    expect(await scanPaper({ sha256 }, needs())).toBe('infected');
    expect(await findObject(database.db, sha256)).toMatchObject({ scan: 'infected' });
    expect(await objects.has(sha256)).toBe(false);
    await expect(objects.open(sha256)).rejects.toThrow();

    expect(await receivePaper(inPieces(harmful('1')), asked, needs())).toEqual({ ok: false, refusal: { code: 'paper.infected' } });
    expect(await objects.has(sha256)).toBe(false);
  });

  test('goes on waiting while nobody can say', async () => {
    const away: Scanner = { scan: () => Promise.reject(new Error('ECONNREFUSED')) };
    const { sha256 } = expectOk(await receivePaper(inPieces(harmful('2')), asked, needs(away)));
    await expect(scanPaper({ sha256 }, needs(away))).rejects.toThrow('ECONNREFUSED');
    expect(await findObject(database.db, sha256)).toMatchObject({ scan: 'waiting' });
    expect(await scanPaper({ sha256 }, needs())).toBe('infected');
  });

  test('that came while nobody looked is looked over when it is brought again', async () => {
    const { sha256 } = expectOk(await receivePaper(inPieces(harmful('3')), asked, needs(null)));
    expect(await findObject(database.db, sha256)).toMatchObject({ scan: 'unchecked' });
    expect(await jobsFor(sha256)).toBe(0);
    await receivePaper(inPieces(harmful('3')), asked, needs());
    expect(await findObject(database.db, sha256)).toMatchObject({ scan: 'waiting' });
  });

  test('is put away also when the try before ended between noting and putting away', async () => {
    const { sha256 } = expectOk(await receivePaper(inPieces(harmful('4')), asked, needs()));
    await sql`update stored_object set scan = 'infected' where sha256 = ${sha256}`.execute(database.db);
    await scanPaper({ sha256 }, needs());
    expect(await objects.has(sha256)).toBe(false);
  });
});
