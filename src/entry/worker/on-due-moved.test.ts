import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { words } from '#messages';
import { SMS_LETTERS } from '#modules/notice';
import { aToldDossier, filedData, receivedData } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { onDueMoved } from './on-due-moved.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-23T05:00:00Z');
const [BEFORE, AFTER] = ['2026-11-27T03:00:00Z', '2026-11-30T03:00:00Z'] as const;

test('a due time that moved with the calendar is told once, on every channel, and sealed', async () => {
  const dossier = await aToldDossier(lent.db);
  const { dossierId } = dossier;
  await dossier.happens('filed', filedData(dossier));
  await dossier.happens('received', receivedData(), now.toString());
  const recountId = newId();
  await sql`
    insert into due_recount (id, because, asked_at, started_at) values (${recountId}, 'calendar', ${now.toString()}, ${now.toString()})`.execute(
    lent.db,
  );
  await sql`
    insert into due_moved (recount_id, dossier_id, due_before, due_after, moved_at)
    values (${recountId}, ${dossierId}, ${BEFORE}, ${AFTER}, ${now.toString()})`.execute(lent.db);
  await sql`update dossier set due_at = ${AFTER} where id = ${dossierId}`.execute(lent.db);
  const tell = () =>
    onDueMoved({ dossierId, recountId }, { db: lent.db, now, origin: 'https://dichvucong.example.vn', lawWords: words('vi') });
  await tell();
  await tell();

  const { rows } = await sql<{ channel: string; body: string }>`
    select channel, body from notice where kind = 'due-moved' order by channel`.execute(lent.db);
  expect(rows.map(({ channel }) => channel)).toEqual(['inbox', 'mail', 'sms']);
  for (const { body } of rows) expect(body).toContain('30/11/2026');
  expect(rows.find(({ channel }) => channel === 'sms')?.body.length).toBeLessThanOrEqual(SMS_LETTERS);
  const { rows: waiting } = await sql<{ name: string }>`select name from ledger_waiting where name like 'due/%'`.execute(lent.ownerDb);
  expect(waiting).toEqual([{ name: `due/${dossierId}/${recountId}` }]);

  // Moved again before anybody was told: the later move is the news.
  await sql`update dossier set due_at = ${BEFORE} where id = ${dossierId}`.execute(lent.db);
  await sql`delete from notice`.execute(lent.ownerDb);
  await tell();
  expect((await sql`select 1 from notice`.execute(lent.db)).rows).toHaveLength(0);
});
