import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { fileDerived, fileObjectStore, fileUploadParts } from '#gateways/object-store';
import { fileHeadBook } from '#gateways/head-book';
import { typstRenderer } from '#gateways/pdf';
import { freeLeftJobs, leaveJob } from '#kernel/jobs';
import { words } from '#messages';
import { papersOf, readPaperForms, type SendMail, type SendSms } from '#modules/notice/server';
import { aToldDossier, filedData, receivedData } from '#test/a-told-dossier';
import { asSuperuser, useDatabase } from '#test/database';
import { textOfPdf } from '#test/pdf-text';
import { startWorker } from './start-worker.ts';
import type { WorkerWorld } from './worker-world.ts';

type Sms = Parameters<SendSms>[0];
type Mail = Parameters<SendMail>[0];

const lent = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-worker-'));
const objects = fileObjectStore({ folder });
const sms: Sms[] = [];
const mails: Mail[] = [];
const told: string[] = [];
let refuseSms = false;
/** What the provider of messages waits for before it answers. */
let slowly: Promise<void> = Promise.resolve();
let stop: () => Promise<void>;

function aWorld(): WorkerWorld {
  return {
    db: lent.db,
    clock: () => Temporal.Instant.from('2026-11-23T04:00:00Z'),
    origin: 'https://dichvucong.example.vn',
    secretKey: 'a secret of the tests',
    objects,
    parts: fileUploadParts({ folder }),
    derived: fileDerived({ folder }),
    scanner: null,
    heads: fileHeadBook({ file: join(folder, 'ledger-heads.txt') }),
    zalo: null,
    zaloTemplates: [],
    quietHours: null,
    tellOperator: () => undefined,
    pdf: typstRenderer(),
    lawWords: words('vi'),
    paperForms: readPaperForms('packs/ca-mau'),
    async sendSms(message) {
      await slowly;
      if (refuseSms) throw new Error('The SMS provider answered 503');
      sms.push(message);
    },
    sendMail(message) {
      mails.push(message);
      return Promise.resolve();
    },
  };
}

beforeAll(async () => {
  ({ stop } = await startWorker({ databaseUrl: lent.appUrl, world: aWorld(), tell: (_level, message) => told.push(message) }));
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Until no job waits any more. */
async function workDone(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*)::int as waiting from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`.execute(lent.db);
      expect(rows[0]?.waiting).toBe(0);
    },
    { timeout: 50_000, interval: 50 },
  );
}

async function statesOf(factId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ channel: string; state: string }>`select channel, state from notice where fact_id = ${factId}`.execute(
    lent.db,
  );
  return Object.fromEntries(rows.map(({ channel, state }) => [channel, state]));
}

describe('a reception', () => {
  test('reaches inbox, phone and mailbox once each, and its receipt is printed and kept', async () => {
    const dossier = await aToldDossier(lent.db, { number: 11 });
    await dossier.happens('filed', filedData(dossier));
    const { factId } = await dossier.happens('received', receivedData('H99.02-261123-0011'), '2026-11-23T03:05:00Z');
    await leaveJob(lent.db, 'fact-recorded', { dossierId: dossier.dossierId, seq: 2 });
    await leaveJob(lent.db, 'fact-recorded', { dossierId: dossier.dossierId, seq: 2 });
    await workDone();

    expect(await statesOf(factId)).toEqual({ inbox: 'sent', sms: 'sent', mail: 'sent' });
    const mine = sms.filter(({ to }) => to === '0900000011');
    expect(mine.map(({ text }) => text)).toContain(
      'Da tiep nhan ho so, ma H99.02-261123-0011, hen tra: 15:05 ngay 27/11/2026. Theo doi tai https://dichvucong.example.vn/tra-cuu',
    );
    expect(mine).toHaveLength(2);
    expect(mails.filter(({ to }) => to === 'thu11@example.vn')).toHaveLength(2);

    const [receipt, ...more] = await papersOf(lent.db, dossier.dossierId);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({
      template: 'mau-01-receipt',
      number: 'H99.02-261123-0011/TNHS',
      agencyId: 'H99.01',
      issuedAt: '2026-11-23T03:05:00Z',
    });
    const pdf = await Array.fromAsync(await objects.open(receipt!.sha256));
    expect(textOfPdf(Buffer.concat(pdf))).toContain('Tiếp nhận hồ sơ của: Nguyễn Văn Thử');
  });
});

test('two hundred receptions give 200 receipts, and nobody hears twice', async () => {
  for (let number = 101; number <= 300; number += 1) {
    const dossier = await aToldDossier(lent.db, { number });
    await dossier.happens('filed', filedData(dossier));
    await dossier.happens('received', receivedData(`H99.02-261123-0${number}`), '2026-11-23T03:05:00Z');
  }
  await workDone();
  const { rows } = await sql<{ receipts: number; numbers: number }>`
    select count(*)::int as receipts, count(distinct number)::int as numbers from issued_paper where number ~ '-0[123][0-9]{2}/TNHS$'`.execute(
    lent.db,
  );
  expect(rows[0]).toEqual({ receipts: 200, numbers: 200 });
  expect(new Set(sms.map(({ key }) => key)).size).toBe(sms.length);
}, 120_000);

test('a provider that is away is tried again later, and the notice shows it', async () => {
  refuseSms = true;
  const dossier = await aToldDossier(lent.db, { number: 12 });
  const { factId } = await dossier.happens('filed', filedData(dossier));
  await workDone();
  expect(await statesOf(factId)).toEqual({ inbox: 'sent', sms: 'queued', mail: 'sent' });

  refuseSms = false;
  await sql`select graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) from graphile_worker.jobs`.execute(lent.db);
  await vi.waitFor(async () => expect(await statesOf(factId)).toEqual({ inbox: 'sent', sms: 'sent', mail: 'sent' }), { timeout: 10_000 });
  expect(sms.filter(({ to }) => to === '0900000012')).toHaveLength(1);
});

test('after its last try a notice stays failed, for people to see', async () => {
  refuseSms = true;
  const dossier = await aToldDossier(lent.db, { number: 13 });
  const { factId } = await dossier.happens('filed', filedData(dossier));
  await workDone();
  await sql`select graphile_worker.reschedule_jobs(array_agg(id), run_at := now(), attempts := 9) from graphile_worker.jobs`.execute(
    lent.db,
  );
  await vi.waitFor(async () => expect((await statesOf(factId))['sms']).toBe('failed'), { timeout: 10_000 });
  refuseSms = false;
});

test('a worker that takes its time keeps its job: it shows that it lives', { timeout: 60_000 }, async () => {
  const answer = Promise.withResolvers<undefined>();
  slowly = answer.promise;
  onTestFinished(() => answer.resolve(undefined));
  const dossier = await aToldDossier(lent.db, { number: 14 });
  const { factId } = await dossier.happens('filed', filedData(dossier));
  await vi.waitFor(
    async () => {
      const { rows } = await sql`
        update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes'
        where locked_by is not null and key = (select 'notice:' || id from notice where fact_id = ${factId} and channel = 'sms')
        returning id`.execute(lent.ownerDb);
      expect(rows).toHaveLength(1);
    },
    { timeout: 20_000 },
  );
  expect(await freeLeftJobs(lent.db)).toBe(0);
  answer.resolve(undefined);
  await workDone();
  expect(sms.filter(({ to }) => to === '0900000014')).toHaveLength(1);
});

test('a worker whose database goes away in the middle of its jobs works on when it is back', { timeout: 90_000 }, async () => {
  const { superuserUrl } = inject('database');
  const name = new URL(lent.appUrl.replace('@/', '@localhost/')).pathname.slice(1);
  const dossiers = [];
  for (let number = 401; number <= 440; number += 1) {
    const dossier = await aToldDossier(lent.db, { number });
    await dossier.happens('filed', filedData(dossier));
    dossiers.push(dossier);
  }
  told.length = 0;
  await asSuperuser(superuserUrl, `alter database ${name} allow_connections false`);
  await asSuperuser(superuserUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await vi.waitFor(() => expect(told.join()).toMatch(/not currently accepting connections|terminat/), { timeout: 20_000, interval: 100 });
  await asSuperuser(superuserUrl, `alter database ${name} allow_connections true`);

  for (const [index, dossier] of dossiers.entries()) {
    await dossier.happens('received', receivedData(`H99.02-261124-0${401 + index}`), '2026-11-23T03:05:00Z');
  }
  await vi.waitFor(
    async () => {
      const { rows } = await sql<{ receipts: number; numbers: number }>`
        select count(*)::int as receipts, count(distinct number)::int as numbers from issued_paper where number ~ 'H99.02-261124-0'`.execute(
        lent.db,
      );
      expect(rows[0]).toEqual({ receipts: 40, numbers: 40 });
    },
    { timeout: 60_000, interval: 500 },
  );
});

test('what the worker tells the log names nobody', () => {
  expect(told.join('\n')).not.toMatch(/0900000|example\.vn|Nguyễn/);
});
