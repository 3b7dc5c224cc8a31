import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesAbout } from '#modules/ledger/server';
import { openRegister, recordRegisterPrinted } from '#modules/notice/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, DEPARTMENT, DESK, needsAt, settleWorld, type World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, done } from '../modules/dossier/server/filing.fixture.ts';
import { registerInFull, registerPage, type RegisterAsked } from './register.ts';

const lent = useDatabase();
let world: World;
const received: string[] = [];

beforeAll(async () => {
  world = await settleWorld(lent.db);
  for (const hour of ['08', '09', '10', '11', '13']) {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'receive', now: at(`2026-08-10T${hour}:00`) });
    received.push(dossierId);
  }
  const tomorrow = await aDossier(world);
  await done(world, { dossierId: tomorrow, action: 'receive', now: at('2026-08-11T08:00') });
  await aDossier(world);
});

const DAY = { deskId: DESK, from: at('2026-08-10T00:00'), until: at('2026-08-11T00:00'), limit: 2 };

async function everyPage(asked: RegisterAsked): Promise<readonly string[]> {
  const { rows, next } = await registerPage(lent.db, asked);
  const ids = rows.map(({ dossierId }) => dossierId);
  return next === null ? ids : [...ids, ...(await everyPage({ ...asked, after: next }))];
}

describe('a register', () => {
  test('has what was received on its days, in order, each once, page after page', async () => {
    expect(await everyPage(DAY)).toEqual(received);
  });

  test('can be narrowed to what one agency settles', async () => {
    expect(await everyPage({ ...DAY, agencyId: DEPARTMENT })).toEqual(received);
    expect(await everyPage({ ...DAY, agencyId: DESK })).toEqual([]);
    expect(await everyPage({ ...DAY, deskId: DEPARTMENT })).toEqual([]);
  });

  test('on the screen shows nobody’s address; in full it says what the form of the law asks', async () => {
    const [row] = (await registerPage(lent.db, DAY)).rows;
    expect(row).toMatchObject({ applicantName: 'Nguyen Van An', papers: 2, place: expect.any(String) as string, returnedAt: null });
    expect(Object.keys(row ?? {})).not.toContain('phone');
    const [whole] = (await registerInFull(lent.db, DAY)).rows;
    expect(whole).toHaveProperty('address');
    expect(whole).toHaveProperty('phone');
  });
});

test('papers laid on the counter are counted with the files', async () => {
  const [dossierId] = received;
  const [officerId, personId] = [world.receiver.officerId, world.applicant.personId];
  await sql`
    insert into counter_intake (id, desk_id, officer_id, person_id, begun_at)
    values (${dossierId}, ${DESK}, ${officerId}, ${personId}, ${DAY.from.toString()})`.execute(lent.db);
  await sql`insert into brought_paper (intake_id, component, originals, copies) values (${dossierId}, 'certificate', 1, 2)`.execute(
    lent.db,
  );
  expect((await registerPage(lent.db, DAY)).rows.map(({ papers }) => papers)).toEqual([5, 2]);
});

describe('whose register it is', () => {
  const needs = () => needsAt(world, at('2026-08-12T08:00'));

  test('its receivers’, and whoever oversees the province', async () => {
    for (const actor of [world.receiver, world.supervisor]) {
      expect(expectOk(await openRegister({ actor, deskId: null }, needs())).desk.id).toBe(DESK);
    }
  });

  test.each(['stranger', 'head', 'specialist', 'clerk', 'applicant'] as const)(
    'not of a %s elsewhere, who does not learn that it exists',
    async (who) => {
      expect(await openRegister({ actor: world[who], deskId: DESK }, needs())).toEqual({
        ok: false,
        refusal: { code: 'official-paper.no-register' },
      });
    },
  );

  test('what was printed stands in the ledger, dossier by dossier', async () => {
    const { seat } = expectOk(await openRegister({ actor: world.receiver, deskId: DESK }, needs()));
    await recordRegisterPrinted({ actor: world.receiver, seat, dossierIds: received }, needs());
    for (const id of received) {
      const [newest] = await entriesAbout(lent.db, { kind: 'dossier', id }, { limit: 1 });
      expect(newest).toMatchObject({ reason: 'register', by: { id: world.receiver.officerId, role: 'receiver', agencyId: DESK } });
    }
  });
});
