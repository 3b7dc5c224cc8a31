import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aToldDossier, filedData } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { askMessagesSent } from './messages-sent.ts';

const lent = useDatabase();

test('a notice tells by which way it reached a phone, that it arrived, and that it was looked at', async () => {
  const dossier = await aToldDossier(lent.db);
  const { factId } = await dossier.happens('filed', filedData(dossier));
  const { dossierId, personId } = dossier;
  for (const [channel, address] of [
    ['inbox', null],
    ['sms', '0900000311'],
    ['mail', 'thu@example.vn'],
  ] as const) {
    await sql`
      insert into notice (id, occasion, dossier_id, fact_id, person_id, kind, channel, address, subject, body, state, sent_at, created_at)
      values (gen_random_uuid(), ${`fact:${factId}`}, ${dossierId}, ${factId}, ${personId}, 'filed', ${channel}, ${address}, 's', 'b', 'sent', now(), now())`.execute(
      lent.db,
    );
  }
  const ways = async (): Promise<Record<string, string>> => {
    const { rows } = await askMessagesSent({ dossierId, applicantId: personId }).execute(lent.db);
    return Object.fromEntries(rows[0]!.ways.map(({ channel, state }) => [channel, state]));
  };
  expect(await ways()).toEqual({ inbox: 'sent', mail: 'sent', sms: 'sent' });

  await sql`update notice set way = 'zalo-phone', message_id = 'm-1' where channel = 'sms'`.execute(lent.db);
  expect(await ways()).toEqual({ inbox: 'sent', mail: 'sent', zalo: 'sent' });
  await sql`insert into zalo_receipt (message_id, delivered_at) values ('m-1', now())`.execute(lent.db);
  expect(await ways()).toMatchObject({ zalo: 'delivered' });
  await sql`update zalo_receipt set seen_at = now()`.execute(lent.db);
  await sql`update notice set read_at = now() where channel = 'inbox'`.execute(lent.db);
  expect(await ways()).toMatchObject({ zalo: 'seen', inbox: 'seen' });
});
