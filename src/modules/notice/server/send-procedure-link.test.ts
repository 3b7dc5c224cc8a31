import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { ok } from '#kernel/result';
import { words } from '#messages';
import { useDatabase } from '#test/database';
import { SMS_LETTERS } from '../plain-letters.ts';
import { sendProcedureLink } from './send-procedure-link.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-11-23T03:05:00Z');
const LINK = 'https://dichvucong.example.vn/thu-tuc/1.003650?truong-hop=case-1';

function needs(countSending: (accountId: string) => Promise<number | null> = () => Promise.resolve(null)) {
  return { db: lent.db, now: NOW, words: words('vi'), countSending };
}

async function aCitizen() {
  const personId = newId();
  await sql`insert into person (id, phone, created_at, updated_at) values (${personId}, '0900000001', ${NOW.toString()}, ${NOW.toString()})`.execute(
    lent.db,
  );
  return { kind: 'citizen', personId, accountId: newId() } as const;
}

function asked(actor: Parameters<typeof sendProcedureLink>[0]['actor'], key = newId()) {
  return { actor, key, phone: '0900000001', procedure: 'Cấp giấy chứng nhận đăng ký tàu cá, tàu phục vụ nuôi trồng thủy sản', link: LINK };
}

async function sent(personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`select body from notice where person_id = ${personId} and channel = 'sms'`.execute(lent.db);
  return rows.map(({ body }) => body);
}

test('one message, short enough to be one, with the whole link', async () => {
  const actor = await aCitizen();
  expect(await sendProcedureLink(asked(actor), needs())).toEqual(ok(null));
  const [body] = await sent(actor.personId);
  expect(body).toContain(LINK);
  expect(body!.length).toBeLessThanOrEqual(SMS_LETTERS);
});

test('pressed ten times at once it is sent once, and counted no more than it must', async () => {
  const actor = await aCitizen();
  const one = asked(actor);
  await Promise.all(Array.from({ length: 10 }, () => sendProcedureLink(one, needs())));
  expect(await sent(actor.personId)).toHaveLength(1);
  expect(
    await sendProcedureLink(
      one,
      needs(() => Promise.resolve(60)),
    ),
  ).toEqual(ok(null));
});

test('too often is refused, and nothing is sent', async () => {
  const actor = await aCitizen();
  const often = await sendProcedureLink(
    asked(actor),
    needs(() => Promise.resolve(1500)),
  );
  expect(often).toEqual({ ok: false, refusal: { code: 'notice.too-many-messages', minutes: 25 } });
  expect(await sent(actor.personId)).toEqual([]);
});

test('nobody but a citizen has anything sent, and a key that is none is refused', async () => {
  for (const kind of ['officer', 'system'] as const) {
    expect(await sendProcedureLink(asked({ kind }), needs())).toMatchObject({ refusal: { code: 'notice.citizens-only' } });
  }
  expect(await sendProcedureLink(asked(await aCitizen(), 'x'), needs())).toMatchObject({ refusal: { code: 'notice.key-malformed' } });
});
