import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { calendarOf } from '#modules/agency/server';
import type { OfficerActor } from '#modules/dossier';
import { timelineOf, trackDossier } from '#modules/dossier/server';
import { entriesAbout } from '#modules/ledger/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, DEPARTMENT, DESK, DIVISION, needsAt, settleWorld } from '../modules/dossier/server/dossier-world.fixture.ts';
import type { World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, aDraft, done } from '../modules/dossier/server/filing.fixture.ts';
import { dossierPage } from './dossier-page.ts';
import { myDossiers } from './my-dossiers.ts';
import { queuePage } from './queue.ts';
import { queueCounts } from './queue-counts.ts';
import type { QueueAsked, QueueRow } from './queue.ts';

const lent = useDatabase();
const NOW = at('2026-08-10T10:00');
let world: World;
let filed: string[];
let appraising: string;
let consulted: string;
let settled: string;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  filed = [];
  for (let i = 0; i < 5; i += 1) filed.push(await aDossier(world));
  appraising = await brought('receive', 'assign');
  consulted = await brought('receive', 'assign', 'ask-opinion');
  settled = await brought('receive', 'assign', 'complete-step', 'complete-step', 'decide', 'issue');
});

async function brought(...actions: Parameters<typeof done>[1]['action'][]): Promise<string> {
  const dossierId = await aDossier(world, world.otherCitizen);
  for (const [index, action] of actions.entries()) await done(world, { dossierId, action, now: NOW.add({ hours: index }) });
  return dossierId;
}

async function rowsFor(officer: OfficerActor, more: Partial<QueueAsked> = {}): Promise<readonly QueueRow[]> {
  return (await queuePage(lent.db, { officer, tab: 'mine', now: NOW, ...more })).rows;
}

function ids(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

describe('the queue', () => {
  test('shows each role what waits for it', async () => {
    expect(new Set(ids(await rowsFor(world.receiver)))).toEqual(new Set([...filed, settled]));
    expect(ids(await rowsFor(world.specialist))).toEqual([appraising]);
    expect(ids(await rowsFor(world.head))).toEqual([]);
    expect(ids(await rowsFor(world.consulted, { tab: 'opinions' }))).toEqual([consulted]);
    expect(ids(await rowsFor(world.stranger))).toEqual([]);
  });

  test('names procedure and specialist, the applicant by initials, and says by when', async () => {
    const [row] = await rowsFor(world.specialist);
    expect(row).toMatchObject({
      procedureName: 'Invented procedure',
      applicantName: 'N. V. An',
      assigneeName: 'Officer specialist',
      dueAt: '2026-08-17T03:00:00Z',
      // Half of the limit is the specialist's, from the moment it was given to them.
      actBy: '2026-08-12T10:00:00Z',
    });
  });

  test('counts what its tabs show', async () => {
    const seat = { role: 'receiver', agencyId: DESK } as const;
    const { tabs: counts } = await queueCounts(lent.db, { officer: world.receiver, seat, now: NOW });
    expect(counts).toEqual({ mine: 6, new: 5, processing: 2, supplement: 0, fee: 0, settled: 1, open: 8, opinions: 0 });
    for (const tab of ['mine', 'new', 'processing', 'settled'] as const)
      expect(await rowsFor(world.receiver, { tab })).toHaveLength(counts[tab]);
  });

  test('pages without losing or repeating a row', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await queuePage(lent.db, { officer: world.receiver, tab: 'new', limit: 2, after, now: NOW });
      seen.push(...ids(page.rows));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(filed));
  });

  test('finds by name without diacritics and by code, within the seat only', async () => {
    expect(ids(await rowsFor(world.receiver, { q: 'NGUYỄN  an' }))).toHaveLength(8);
    const { rows } = await sql<{ code: string }>`select code from dossier where id = ${appraising}`.execute(lent.db);
    expect(ids(await rowsFor(world.head, { q: rows[0]?.code }))).toEqual([appraising]);
    expect(ids(await rowsFor(world.stranger, { q: rows[0]?.code }))).toEqual([]);
    expect(ids(await rowsFor(world.receiver, { q: '%' }))).toEqual([]);
  });

  test('a seat the officer does not hold is not taken', async () => {
    const page = await queuePage(lent.db, { officer: world.stranger, tab: 'new', seat: { role: 'receiver', agencyId: DESK }, now: NOW });
    expect(page.rows).toEqual([]);
  });

  test.each(['nonsense', "infinity|'; drop table dossier", '|', `2026-99-99|${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`])(
    'a cursor like %s starts at the beginning',
    async (after) => {
      expect(await rowsFor(world.receiver, { tab: 'new', after })).toHaveLength(5);
    },
  );
});

test('my dossiers are mine, newest first, page by page, with what I am preparing', async () => {
  const draftId = await aDraft(world);
  const first = await myDossiers(lent.db, { personId: world.applicant.personId, limit: 3 });
  const rest = await myDossiers(lent.db, { personId: world.applicant.personId, limit: 3, after: first.next ?? '' });
  expect(ids(first.drafts)).toEqual([draftId]);
  expect(new Set(ids([...first.dossiers, ...rest.dossiers]))).toEqual(new Set(filed));
  expect(rest.next).toBeNull();
});

describe('opening a dossier', () => {
  test('an officer who looks is entered in the ledger, the applicant is not', async () => {
    const needs = needsAt(world, NOW);
    expectOk(await dossierPage({ actor: world.otherCitizen, dossier: appraising }, needs));
    expect(await entriesAbout(lent.db, { kind: 'dossier', id: appraising }, { limit: 10 })).toEqual([]);

    const page = expectOk(await dossierPage({ actor: world.specialist, dossier: appraising }, needs));
    expect(page.officerNames[world.specialist.officerId]).toBe('Officer specialist');
    expect(page.agencyNames[DIVISION]).toBe(`Invented ${DIVISION}`);
    expect([...page.actions].sort()).toEqual(['ask-opinion', 'ask-supplement', 'complete-step', 'require-fee']);
    expect(await entriesAbout(lent.db, { kind: 'dossier', id: appraising }, { limit: 10 })).toMatchObject([
      { by: { id: world.specialist.officerId, role: 'specialist', agencyId: DIVISION }, reason: 'settling' },
    ]);
  });

  test('is possible by code and reference, and for strangers not at all', async () => {
    const needs = needsAt(world, NOW);
    const { dossier } = expectOk(await dossierPage({ actor: world.receiver, dossier: appraising }, needs));
    for (const number of [dossier.code ?? '', dossier.reference]) {
      expect(expectOk(await dossierPage({ actor: world.receiver, dossier: number }, needs)).dossier.id).toBe(appraising);
      expect(await dossierPage({ actor: world.applicant, dossier: number }, needs)).toMatchObject({ refusal: { code: 'dossier.unknown' } });
    }
    expect(await dossierPage({ actor: world.receiver, dossier: 'x' }, needs)).toMatchObject({ refusal: { code: 'dossier.unknown' } });
  });

  test('the timeline says unit, position, planned and actual time of each step', async () => {
    const { timeline } = expectOk(await dossierPage({ actor: world.otherCitizen, dossier: settled }, needsAt(world, NOW)));
    expect(timeline.map(({ stepId, state, unitId, plannedMinutes }) => [stepId, state, unitId, plannedMinutes])).toEqual([
      ['receive', 'done', DESK, 480],
      ['assign', 'done', DEPARTMENT, 240],
      ['appraise', 'done', DIVISION, 1200],
      ['propose', 'done', DIVISION, 240],
      ['decide', 'done', DEPARTMENT, 480],
      ['issue', 'done', DEPARTMENT, 240],
      ['hand-over', 'current', DESK, null],
    ]);
    // Filed at 08:00 and received at 10:00; assigned at 11:00; the next step ended at 12:00, in the lunch break.
    expect(timeline.slice(0, 3).map(({ actualMinutes }) => actualMinutes)).toEqual([120, 60, 0]);
  });

  test('waiting for the applicant is nobody’s working time', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    const { facts, revision } = expectOk(await dossierPage({ actor: world.applicant, dossier: dossierId }, needsAt(world, NOW)));
    const walked = { route: revision.content.route, calendar: await calendarOf(lent.db, DEPARTMENT), now: NOW.add({ hours: 72 }) };
    expect(timelineOf(facts, walked)[0]).toMatchObject({ stepId: 'receive', state: 'current', actualMinutes: 120 });
  });

  test('a dossier still open where the calendar ends keeps its steps and blanks only their time', async () => {
    const dossierId = await aDossier(world);
    const late = needsAt(world, Temporal.Instant.from('2028-03-01T09:00:00+07:00'));
    const { timeline } = expectOk(await dossierPage({ actor: world.applicant, dossier: dossierId }, late));
    expect(timeline[0]).toMatchObject({ stepId: 'receive', state: 'current', actualMinutes: null });
  });
});

describe('tracking', () => {
  const tries: string[] = [];
  async function track(code: string, factor: string, wait: number | null = null): ReturnType<typeof trackDossier> {
    return trackDossier(
      { code, factor, address: '192.0.2.1' },
      {
        db: lent.db,
        now: NOW,
        countTracking: ({ number }) => {
          tries.push(number);
          return Promise.resolve(wait);
        },
      },
    );
  }

  test('answers by code or reference and the last four digits of CCCD or phone, with masked names', async () => {
    const { dossier } = expectOk(await dossierPage({ actor: world.receiver, dossier: appraising }, needsAt(world, NOW)));
    for (const [number, factor] of [
      [dossier.code ?? '', '0002'],
      [dossier.reference.toLowerCase(), ' 00 02 '],
    ] as const) {
      const tracked = expectOk(await track(number, factor));
      expect(tracked).toMatchObject({ number: dossier.code, place: 'appraising', national: 4, dueAt: '2026-08-17T03:00:00Z' });
      expect(JSON.stringify(tracked)).not.toMatch(/Nguyen|Officer/);
    }
  });

  test('gives one answer for a wrong factor, an unknown number and nonsense', async () => {
    const { dossier } = expectOk(await dossierPage({ actor: world.receiver, dossier: appraising }, needsAt(world, NOW)));
    const answers = await Promise.all([
      track(dossier.code ?? '', '9999'),
      track(`${DEPARTMENT}-260810-9999`, '0002'),
      track('nonsense', '0002'),
      track(dossier.code ?? '', ''),
      track(dossier.code ?? '', '%'),
    ]);
    for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: { code: 'track.no-match' } });
  });

  test('is counted before it is looked at', async () => {
    expect(await track('x', '0002', 60)).toEqual({ ok: false, refusal: { code: 'track.too-many', seconds: 60 } });
    expect(tries.at(-1)).toBe('X');
  });

  test('counts one number as one, however it is spelled', async () => {
    const { dossier } = expectOk(await dossierPage({ actor: world.receiver, dossier: appraising }, needsAt(world, NOW)));
    const code = dossier.code ?? '';
    for (const spelled of [code, ` ${code.toLowerCase()} `, code.replace('-', ' - '), code.replace('2', '２')]) {
      expectOk(await track(spelled, '0002'));
      expect(tries.at(-1)).toBe(code);
    }
  });
});

test('what waits for me stands before what goes on, and what is over comes last, across pages', async () => {
  const stopped = await brought('refuse');
  const waiting = await brought('ask-supplement');
  const asked = { personId: world.otherCitizen.personId, limit: 2 };
  const first = await myDossiers(lent.db, asked);
  const second = await myDossiers(lent.db, { ...asked, after: first.next ?? '' });
  const third = await myDossiers(lent.db, { ...asked, after: second.next ?? '' });
  const all = [...first.dossiers, ...second.dossiers, ...third.dossiers];
  expect(all.map(({ turn }) => turn)).toEqual(['mine', 'mine', 'running', 'running', 'ended']);
  expect([all.at(0)?.id, all.at(-1)?.id]).toEqual([waiting, stopped]);
  expect(new Set(ids(all)).size).toBe(5);
  expect(third.next).toBeNull();
});
