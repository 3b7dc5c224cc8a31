import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate, prepareEmbedded, startEmbedded } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import type { OfficerActor, OfficerRole } from '#modules/dossier';
import { foldCounts } from '#modules/queue/server';
import { queuePage, type QueueAsked } from '#views/queue';
import { queueChoices } from '#views/queue-choices';
import { queueCounts } from '#views/queue-counts';
import { loadPack } from '../../src/main/pack.ts';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import { manyDossiers } from './many-dossiers.ts';

const DOSSIERS = 1_000_000;
const TIMES = 60;
const LIMIT = 40; // milliseconds at p95: what an officer was promised
const HEADS = ['milliseconds', 'p50', 'p95'];

/** A seat's list at a million dossiers: page, filters, search and counts, each as the desk asks for it. */
export async function queue({ print, fail }: BenchNeeds): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder, throwAway: true });
  try {
    const urls = await prepareEmbedded(server, 'bench');
    await migrate({ ownerUrl: urls.owner, appRole: 'motcua_app', folder: 'database/migrations' });
    const db = connect({ url: urls.owner, max: 4 });
    const now = Temporal.Now.instant();
    await loadPack(db, { folder: 'packs/ca-mau', now });
    await manyDossiers(db, DOSSIERS);
    const rows = [];
    for (const [name, work] of works(db, now)) rows.push([name, ...(await measure(work))] as const);
    await foldCounts(db);
    for (const [name, work] of works(db, now).slice(-3)) rows.push([`${name}, folded`, ...(await measure(work))] as const);
    print(`\n${DOSSIERS.toLocaleString('en')} dossiers, one in 25 open (at most ${LIMIT} ms at p95)\n\n${table(HEADS, rows.map(asText))}`);
    await db.destroy();
    const slow = rows.filter(([, , p95]) => p95 > LIMIT);
    for (const [name] of slow) fail(`\nToo slow: ${name}`);
    return slow.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Work = () => Promise<unknown>;

function works(db: Db, now: Temporal.Instant): [string, Work][] {
  const desk = sitting('receiver', 'H12.01');
  const commune = sitting('receiver', 'H12.163.01');
  const province = sitting('supervisor', 'H12');
  const page =
    (officer: OfficerActor, more: Partial<QueueAsked>): Work =>
    () =>
      queuePage(db, { officer, tab: 'open', now, ...more });
  const counts =
    (officer: OfficerActor): Work =>
    () =>
      queueCounts(db, { officer, seat: officer.roles[0]!, now });
  return [
    ['the largest desk, first page', page(desk, { tab: 'mine' })],
    ['... its second page', async () => page(desk, { after: (await queuePage(db, { officer: desk, tab: 'open', now })).next ?? '' })()],
    ['... of one procedure', page(desk, { filters: { procedure: '1.003650' } })],
    ['... late', page(desk, { filters: { due: 'late' } })],
    ['... by post, of a day', page(desk, { filters: { channel: 'postal', from: '2026-11-18', until: '2026-11-18' } })],
    ['... over and done', page(desk, { tab: 'closed' })],
    ['... over and done, of one procedure', page(desk, { tab: 'closed', filters: { procedure: '1.003650' } })],
    ['... changed since I looked (nothing)', page(desk, { filters: { seen: 'changed' } })],
    ['... search a common name', page(desk, { q: 'nguyen van an' })],
    ['... search a number', page(desk, { q: 'MC-123456' })],
    ['a commune’s desk, first page', page(commune, { tab: 'mine' })],
    ['... search a common name', page(commune, { q: 'nguyen van an' })],
    ['the whole province, open', page(province, {})],
    ['... late, of one procedure', page(province, { filters: { due: 'late', procedure: '1.003650' } })],
    ['... over and done', page(province, { tab: 'closed' })],
    ['... search a rare name', page(province, { q: 'danh kim khai 996' })],
    ['choices of the whole province', () => queueChoices(db, { officer: province, seat: province.roles[0]! })],
    ['counts of the largest desk', counts(desk)],
    ['counts of a commune’s desk', counts(commune)],
    ['counts of the whole province', counts(province)],
  ];
}

function sitting(role: OfficerRole, agencyId: string): OfficerActor {
  return { kind: 'officer', accountId: OFFICER, officerId: OFFICER, roles: [{ role, agencyId }] };
}

const OFFICER = '00000000-0000-4000-8000-000000001001';

async function measure(work: Work): Promise<[number, number]> {
  for (let i = 0; i < 3; i += 1) await work();
  const took = [];
  for (let i = 0; i < TIMES; i += 1) {
    const from = performance.now();
    await work();
    took.push(performance.now() - from);
  }
  took.sort((one, other) => one - other);
  return [took[Math.floor(TIMES * 0.5)] ?? 0, took[Math.floor(TIMES * 0.95)] ?? 0];
}

function asText([name, p50, p95]: readonly [string, number, number]): readonly string[] {
  return [name, p50.toFixed(1), p95.toFixed(1)];
}
