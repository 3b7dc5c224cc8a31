import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesAbout } from '#modules/ledger/server';
import { useDatabase } from '#test/database';
import { openInterface, type Interface } from '#test/interface';

const database = useDatabase();
const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00');
const DESK = 'H12.01';
const MANY = 1203;
let door: Interface;
let token: string;

beforeAll(async () => {
  door = await openInterface(database, { now });
  token = await door.tokenOf('tiepnhan1.motcua');
  await filings(MANY);
}, 60_000);
afterAll(() => door.remove());

async function file(query: string, as = token) {
  const { status, body, headers } = await door.ask({ path: `/desk/queue.csv?${query}`, token: as });
  return { status, headers, lines: String(body).split('\r\n').slice(0, -1) };
}

test('the whole list comes as one file, in its order, each dossier once', async () => {
  const { status, headers, lines } = await file('tab=open');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toBe('attachment; filename="ho-so-2026-11-23.csv"');
  expect(headers.get('cache-control')).toContain('no-store');
  const listed = await door.ask({ path: '/desk/queue?tab=open&limit=500', token });
  const references = lines.slice(1).map((line) => line.split(',')[1]?.replaceAll('"', ''));
  expect(references.length).toBe(MANY);
  expect(new Set(references).size).toBe(references.length);
  expect(references.slice(0, 500)).toEqual((listed.body as { rows: { reference: string }[] }).rows.map(({ reference }) => reference));
});

test('it names applicants by initials, speaks the language asked for, and runs nothing in a spreadsheet', async () => {
  const { lines } = await file('tab=open&q=MC-FILE-0007&lang=en');
  expect(lines[0]).toContain('"Dossier code"');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"'=. A. Tải"`);
  expect(lines[1]).not.toContain('Văn');
  expect((await file('tab=open')).lines[0]).toContain('"Mã hồ sơ"');
});

test('that it was taken stands in the ledger, once, without the words that were looked for', async () => {
  const before = await entriesAbout(database.db, { kind: 'agency', id: DESK }, { limit: 100 });
  await file('tab=open&q=MC-FILE-0007&channel=online');
  const after = await entriesAbout(database.db, { kind: 'agency', id: DESK }, { limit: 100 });
  expect(after.length).toBe(before.length + 1);
  expect(after[0]).toMatchObject({
    kind: 'personal-data-read',
    reason: 'list-export',
    by: { kind: 'officer', role: 'receiver', agencyId: DESK },
    data: { tab: 'open', searched: true, filters: { channel: 'online' } },
  });
  expect(JSON.stringify(after[0])).not.toContain('FILE');
});

test('nobody takes along what they do not see, and nothing is noted then', async () => {
  const before = await entriesAbout(database.db, { kind: 'agency', id: DESK }, { limit: 100 });
  expect((await file('tab=open', await door.tokenOf('0900000001'))).status).toBe(403);
  expect((await file(`seat=receiver@${DESK}`, await door.tokenOf('giamsat.motcua'))).status).toBe(403);
  expect((await file('tab=open', 'no-token')).status).toBe(401);
  expect((await file('tab=everything')).status).toBe(400);
  expect(await entriesAbout(database.db, { kind: 'agency', id: DESK }, { limit: 100 })).toHaveLength(before.length);
});

/** So many filings at one desk. */
async function filings(count: number): Promise<void> {
  await sql`
    insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id,
      agency_id, unit_id, place, national, filed_at, act_by, search_text, version, updated_at)
    select ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, named.reference, p.code, p.published_revision_id, 'general', 'online',
      person.id, '=1+1 Anh Tải', ${DESK}, 'H12.06.27', 'H12.06.27', 'filed', 1, ${now.toString()}::timestamptz,
      ${now.toString()}::timestamptz + n % 400 * interval '1 minute', lower(named.reference), 1, ${now.toString()}::timestamptz
    from (select * from procedure where code = '1.003650') as p, (select id from person limit 1) as person, generate_series(1, ${count}) as n
    cross join lateral (select 'MC-FILE-' || lpad(n::text, 4, '0')) as named (reference)`.execute(database.ownerDb);
}
