import { sql } from 'kysely';
import { OpenAPIHono } from '@hono/zod-openapi';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { openData } from './open-data.ts';

const database = useDatabase();
const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00');
const app = new OpenAPIHono<{ Variables: { needs: { db: typeof database.db; now: Temporal.Instant } } }>();

beforeAll(async () => {
  app.use('*', (c, next) => {
    c.set('needs', { db: database.db, now });
    return next();
  });
  app.route('/', openData() as never);
  const sums = [
    ['1.000001', 'H00.1', 2026, 10, 100, 40, 60, 20, 20, 5, 9, 4],
    ['1.000001', 'H00.2', 2026, 4, 50, 0, 9, 9, 10, 0, 1, 1],
    ['1.000002', 'H00.1', 2025, 9, 10, 0, 0, 0, 0, 0, 0, 0],
    ['1.000003', 'H00.1', 2026, 1, 10, 0, 5, 5, 1, 0, 1, 1],
  ];
  for (const row of sums) {
    await sql`insert into filing_figure values (${sql.join([...row, 7])})`.execute(database.db);
  }
  await sql`
    insert into asked_again (procedure_code, agency_id, year, kind, item, label, times)
    values ('1.000001', 'H00.1', 2026, 'field', 'person.fullName', '=Họ tên', 3), ('1.000001', 'H00.2', 2026, 'field', 'person.fullName', '=Họ tên', 4),
      ('1.000001', 'H00.1', 2026, 'paper', 'K1', 'Giấy khai sinh', 2), ('1.000003', 'H00.1', 2026, 'paper', 'K1', 'Giấy khai sinh', 1)`.execute(
    database.db,
  );
});

test('scores say what was asked, held and asked again, where enough were filed to tell of nobody', async () => {
  const answer = (await (await app.request('/open-data/once-only')).json()) as { scores: object[]; askedAgain: object[] };
  expect(answer.scores).toEqual([
    expect.objectContaining({
      procedureCode: '1.000001',
      agencyId: 'H00.1',
      year: 2026,
      filings: 10,
      fieldsAskedAgain: 20,
      share: 24 / 120,
    }),
  ]);
  expect(answer.askedAgain).toEqual([
    { procedureCode: '1.000001', kind: 'field', item: 'person.fullName', label: '=Họ tên', times: 7 },
    { procedureCode: '1.000001', kind: 'paper', item: 'K1', label: 'Giấy khai sinh', times: 2 },
  ]);
});

test('another year and one procedure can be asked for, and a year that is none is refused', async () => {
  const of2025 = (await (await app.request('/open-data/once-only?year=2025&procedure=1.000002')).json()) as {
    year: number;
    scores: object[];
  };
  expect([of2025.year, of2025.scores.length]).toEqual([2025, 1]);
  const none = (await (await app.request('/open-data/once-only?procedure=1.000002')).json()) as { scores: object[] };
  expect(none.scores).toEqual([]);
  expect((await app.request('/open-data/once-only?year=soon')).status).toBe(400);
});

test('as files for spreadsheets they run nothing there', async () => {
  const scores = await app.request('/open-data/once-only.csv');
  expect(scores.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [head, ...lines] = (await scores.text()).trim().split('\r\n');
  expect(head).toContain('"procedureCode","agencyId","year"');
  expect(lines).toHaveLength(1);
  expect(await (await app.request('/open-data/asked-again.csv')).text()).toContain(`"'=Họ tên",7`);
});
