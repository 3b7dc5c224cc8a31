import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import { openDossier } from '#modules/dossier/server';
import { useDatabase } from '#test/database';
import { at, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier } from '../../modules/dossier/server/filing.fixture.ts';
import { alertReceivers } from './reception-alerts.ts';
import type { JobNeeds } from './worker-world.ts';

const lent = useDatabase();
let world: World;
const letters: { to: string; subject: string; text: string }[] = [];
let isAway = false;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  const [first, second] = world.receivers;
  await sql`update officer set email = 'mot@example.vn' where id = ${first!.officerId}`.execute(lent.ownerDb);
  await sql`update officer set email = 'hai@example.vn', active = false where id = ${second!.officerId}`.execute(lent.ownerDb);
});

async function comeBy(time: string): Promise<void> {
  letters.length = 0;
  const sendMail: JobNeeds['sendMail'] = (letter) => {
    if (isAway) return Promise.reject(new Error('The mail server answered 421'));
    letters.push(letter);
    return Promise.resolve();
  };
  const needs = { db: lent.db, now: at(`2026-08-10T${time}`), origin: 'https://dichvucong.example.vn', lawWords: words('vi'), sendMail };
  await alertReceivers(needs as never);
}

test('a filing nobody opened is told of once, within two working hours, without a name', async () => {
  // Filed at 08:00 on a Monday; an officer opens the second.
  await aDossier(world);
  const opened = await aDossier(world);
  expectOk(await openDossier({ actor: world.receiver, dossier: opened }, needsAt(world, at('2026-08-10T08:30'))));

  await comeBy('09:40');
  expect(letters).toEqual([]);

  isAway = true;
  await expect(comeBy('09:50')).rejects.toThrow('421');
  isAway = false;
  await comeBy('09:55');
  expect(letters.map(({ to, subject }) => [to, subject])).toEqual([['mot@example.vn', 'Có 1 hồ sơ mới chờ xem']]);
  expect(letters[0]?.text).toContain('https://dichvucong.example.vn/can-bo?tab=new&seen=unopened');
  expect(letters[0]?.text).not.toContain('Nguyen');

  await comeBy('10:30');
  expect(letters).toEqual([]);
});
