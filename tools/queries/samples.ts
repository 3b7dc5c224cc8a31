import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { anything } from './anything.ts';
import { oneRow, type Answer } from './listen.ts';

/** One call of a function, as somebody would make it, and what the database must answer for it to go on. */
export interface Sample {
  readonly call: (speak: (...args: unknown[]) => unknown, db: Db) => unknown;
  readonly answer?: Answer;
}

const TOKEN = 'x'.repeat(43);
const FACT = 'fact/01a20510-7d42-7000-99a8-df91f9a6c373/1/01a20510-7d42-7001-83df-66cc5e9a4efb';

/**
 * Functions that do not speak to a database unless their arguments make sense, by file and name; all others are called with
 * anything (see anything.ts).
 */
export const SAMPLES: Readonly<Record<string, Readonly<Record<string, Sample>>>> = {
  'kernel/together': { askTogether: { call: (speak, db) => speak(db, { numbers: sql`select 1 as n` }), answer: () => [{ numbers: [] }] } },
  'gateways/zalo/message-store': {
    queueMessage: { call: (speak, db) => speak(db, { userId: 'id', seal: () => Buffer.from('words'), now: anything(db) }) },
  },
  'modules/account/server/count-sending': {
    countSending: { call: (speak, db) => speak('id', { db, now: 'now', secretKey: 'secret' }) },
  },
  'modules/account/server/rate-limit': { countTry: { call: withLimit }, forgiveTry: { call: withLimit } },
  'modules/account/server/session-store': {
    openSession: { call: (speak, db) => speak(db, { accountId: 'id', as: 'citizen', replaces: TOKEN, now: anything(db) }) },
    findSession: { call: (speak, db) => speak(db, { token: TOKEN }, Temporal.Instant.from('2026-11-22T05:00:00Z')) },
    closeSession: { call: withToken },
  },
  'modules/agency/server/load-agencies': { loadAgencies: { ...withPack('agencies'), answer: fromPack } },
  'modules/calendar/server/load-calendar': { loadCalendar: withPack('calendar') },
  'modules/citizen/server/person-store': {
    correctContact: { call: (speak, db) => speak(db, { personId: 'id', email: 'an@example.vn', address: null, now: anything(db) }) },
  },
  'modules/dossier/server/dossier-store': {
    findDossierByNumber: {
      call: async (speak, db) => {
        await speak(db, 'H12.18-261122-0001');
        await speak(db, 'MC-261122-7K3QXF');
      },
    },
    findForTracking: { call: (speak, db) => speak(db, { number: 'MC-261122-7K3QXF', factor: '0001' }) },
  },
  'modules/dossier/server/reason-store': { loadCodedReasons: { call: (speak, db) => speak(db, 'packs/ca-mau') } },
  'modules/ledger/server/sealed-rows': {
    readRows: { call: (speak, db) => speak(db, 'fact', [FACT]) },
    compareRows: {
      call: (speak, db) => speak(db, 'fact', { names: [FACT], digests: ['digest'] }),
      answer: () => [{ present: 1, sum: '1', wrong: [] }],
    },
    sumRows: { call: (speak, db) => speak(db, 'fact'), answer: () => [{ present: 1, sum: '1' }] },
    sumWaiting: { call: (speak, db) => speak(db), answer: () => [{ source: 'fact', present: 1, sum: '1' }] },
    findUnsealed: { call: (speak, db) => speak(db, 'fact', 10) },
    findGone: { call: (speak, db) => speak(db, 'fact', 10) },
  },
  'modules/locker/server/inquiry-store': { inquiriesSince: { call: (speak, db) => speak(db, { personId: 'id', since: 'since' }) } },
  'modules/locker/server/share-store': { insertShare: { call: (speak, db) => speak(db, { until: 'until' }) } },
  'modules/ledger/server/ledger-store': { enterInLedger: { call: (speak, db) => speak(db, anything(db)) } },
  'modules/locker/server/terms-store.postgres': { loadPaperTerms: { call: (speak, db) => speak(db, 'packs/ca-mau') } },
  'modules/paper/server/paper-type-store.postgres': { loadPaperTypes: { call: (speak, db) => speak(db, 'packs/ca-mau') } },
  'modules/place/server/load-places': { loadPlaces: withPack('ca-mau-units') },
  'modules/procedure/server/show-revisions': { stagedBeside: { call: (speak, db) => speak(db, '1.003650'), answer: () => [] } },
  'modules/procedure/server/revision-store.postgres': { findPublishedRevision: { call: (speak, db) => speak(db, '1.003650') } },
  'views/dossier-page': {
    pageOf: { call: (speak, db) => speak(db, OPENED, {}), answer: withNobody },
  },
  'views/officers': { listOfficers: { call: (speak, db) => speak(db, { within: null }), answer: () => [] } },
  'views/papers-ending': { papersEnding: { call: (speak, db) => speak(db, { after: 'day', until: 'day', limit: 10 }) } },
  'views/queue': { queuePage: { call: openEveryTab, answer: atADesk } },
  'views/talked-dossiers': { dossierToProve: { call: (speak, db) => speak(db, 'MC-261122-7K3QXF') } },
  'views/queue-counts': { queueCounts: { call: countTabs, answer: atADesk } },
};

/** A dossier as its use case opens it, as far as a page looks at ids in it. */
const OPENED = {
  dossier: { id: 'id', deskId: 'H12.18', agencyId: 'H12.18', unitId: 'H12.18', assigneeId: 'id' },
  contents: { answers: {} },
  revision: { content: { record: {}, components: [], form: { pages: [], schema: {} } } },
  ...{ facts: [], timeline: [], notes: [] },
};

function withNobody(statement: string, db: Db): readonly unknown[] {
  return statement.includes('json_agg(one)') ? [{ officers: [], issued: [] }] : atADesk(statement, db);
}

function withPack(name: string): Sample {
  return { call: (speak, db) => speak(db, pack(name)) };
}

/** Places and session plans as the pack names them: agencies are refused where theirs are not known. */
function fromPack(statement: string, db: Db): readonly unknown[] {
  if (statement.includes('from place_unit')) return (pack('ca-mau-units') as { units: unknown[] }).units;
  if (statement.includes('from session_plan')) return Object.entries((pack('calendar') as { sessions: object }).sessions).map(asRow);
  return statement.includes('from calendar_day') ? [] : oneRow(statement, db);
}

function asRow([id, plan]: [string, object]): object {
  return { saturday: null, ...plan, id };
}

function pack(name: string): unknown {
  return JSON.parse(readFileSync(`packs/ca-mau/data/${name}.json`, 'utf8'));
}

function withToken(speak: Parameters<Sample['call']>[0], db: Db): unknown {
  return speak(db, TOKEN, anything(db));
}

function withLimit(speak: Parameters<Sample['call']>[0], db: Db): unknown {
  return speak([{ what: 'code', whose: ['0900000001'], limit: { most: 5, seconds: 60 } }], { db, now: 'now', secretKey: 'secret' });
}

const SEATS = (['receiver', 'head', 'specialist', 'leader', 'records-clerk'] as const).map((role) => ({ role, agencyId: 'H12.18' }));
const OFFICER = { kind: 'officer', accountId: 'id', officerId: 'id', roles: SEATS };

async function openEveryTab(speak: Parameters<Sample['call']>[0], db: Db): Promise<void> {
  const now = Temporal.Instant.from('2026-11-22T05:00:00Z');
  for (const seat of SEATS) await speak(db, { officer: OFFICER, seat, tab: 'mine', now });
  for (const tab of ['new', 'closed', 'opinions']) await speak(db, { officer: OFFICER, tab, now });
  const filters = { procedure: '1.003650', due: 'late', assignee: 'none', unit: 'H12.18', channel: 'online', seen: 'changed' };
  await speak(db, { officer: OFFICER, tab: 'new', filters, now });
  await speak(db, { officer: OFFICER, tab: 'mine', q: 'tau ca', after: '2026-11-22|id', now });
}

async function countTabs(speak: Parameters<Sample['call']>[0], db: Db): Promise<void> {
  for (const seat of SEATS) await speak(db, { officer: OFFICER, seat, now: Temporal.Instant.from('2026-11-22T05:00:00Z') });
}

function atADesk(statement: string, db: Db): readonly unknown[] {
  if (/\bwith page as\b/.test(statement)) return [];
  if (!/from agency\b/.test(statement)) return fromPack(statement, db);
  return [{ id: 'H12.18', name: '', kind: 'one-stop', parentId: null, unitCode: null, sessionPlanId: 'default', idSource: 'invented' }];
}
