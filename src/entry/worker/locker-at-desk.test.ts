import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionBodyGiven, CitizenActor } from '#modules/dossier';
import { heldForDossier, openHeldPaper } from '#modules/dossier/server';
import { entriesAbout } from '#modules/ledger/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { needsAt } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { doAction, done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';
import { file, fileAndReceive, NOW, settleLockers, TYPE, type LockerWorld } from './locker-at-desk.fixture.ts';

const lent = useDatabase();
let world: LockerWorld;

beforeAll(async () => {
  world = await settleLockers(lent);
});

function citizen(number: number): CitizenActor {
  return world.citizen(number);
}

type Defects = ActionBodyGiven<'ask-supplement'>['defects'];

async function ask(dossierId: string, defects: Defects) {
  return doAction(world, { dossierId, action: 'ask-supplement', now: NOW, body: { defects } });
}

const CERTIFICATE = { component: 'certificate', code: 'unreadable', reason: 'Unreadable' };
const NAME = { path: '/owner/fullName', code: 'wrong', reason: 'Wrong' };

async function looksInto(actor: CitizenActor) {
  const lines = await entriesAbout(lent.db, { kind: 'locker', id: actor.personId }, { limit: 50 });
  return lines.map(({ by, reason, data }) => ({ officer: by.id, role: by.role, reason, ...data }));
}

describe('an office that asks for what it could take from the locker', () => {
  test('is stopped, with the paper and where it is known from, and its look is on the record', async () => {
    await fileAndReceive(world, citizen(0));
    const dossierId = await file(world, citizen(0));
    const asked = await ask(dossierId, [CERTIFICATE]);
    expect(asked).toMatchObject({
      refusal: {
        code: 'dossier.already-held',
        held: [{ place: 'component:certificate', what: 'paper', item: TYPE, level: 'E', name: 'Invented certificate' }],
      },
    });
    const [look] = await looksInto(citizen(0));
    expect(look).toMatchObject({ officer: world.receiver.officerId, role: 'receiver', reason: 'held-already', dossier: dossierId });
    expect(look).toHaveProperty('paper');
  });

  test('is stopped for a fact that an office found right', async () => {
    await fileAndReceive(world, citizen(1));
    const dossierId = await file(world, citizen(1));
    expect(await ask(dossierId, [NAME])).toMatchObject({
      refusal: {
        code: 'dossier.already-held',
        held: [{ place: '/owner/fullName', what: 'fact', item: 'person.fullName', says: 'Nguyen Van An' }],
      },
    });
    expect((await looksInto(citizen(1)))[0]).toMatchObject({ reason: 'held-already', meanings: ['person.fullName'] });
    expect(await ask(dossierId, [{ ...NAME, path: '/owner/trade' }])).toMatchObject({ ok: true });
  });

  test('goes on with the code of a reason that holds that day, which the fact keeps and which is counted', async () => {
    await fileAndReceive(world, citizen(2));
    const dossierId = await file(world, citizen(2));
    for (const anyway of ['over', 'never-heard-of']) {
      expect(await ask(dossierId, [{ ...CERTIFICATE, anyway }])).toMatchObject({
        refusal: { code: 'dossier.reason-unknown', place: 'component:certificate' },
      });
    }
    expect(
      await ask(dossierId, [
        { ...CERTIFICATE, anyway: 'outage' },
        { ...NAME, path: '/owner/trade', anyway: 'outage' },
      ]),
    ).toMatchObject({ ok: true });
    const { rows } = await sql<{ data: unknown }>`
      select data -> 'defects' as data from dossier_fact where dossier_id = ${dossierId} and type = 'supplement-asked'`.execute(lent.db);
    expect(rows[0]?.data).toMatchObject([{ component: 'certificate', anyway: 'outage' }, { path: '/owner/trade' }]);
    expect((rows[0]?.data as object[])[1]).not.toHaveProperty('anyway');
    const counted = await sql`select what, item, reason, agency_id from asked_anyway where dossier_id = ${dossierId}`.execute(lent.db);
    expect(counted.rows).toEqual([{ what: 'paper', item: TYPE, reason: 'outage', agency_id: world.receiver.roles[0]?.agencyId }]);
  });

  test('goes on unasked where nobody ever looked at the paper, where only this dossier knows it, and where it is another’s', async () => {
    await file(world, citizen(3));
    const unseen = await file(world, citizen(3));
    expect(await ask(unseen, [CERTIFICATE])).toMatchObject({ ok: true });
    await fileAndReceive(world, citizen(4));
    const ofAnother = await file(world, citizen(5));
    expect(await ask(ofAnother, [CERTIFICATE])).toMatchObject({ ok: true });
    expect(await looksInto(citizen(4))).toEqual([]);
  });

  test('is not stopped for a paper that an office asked to be replaced', async () => {
    const first = await file(world, citizen(6));
    await done(world, { dossierId: first, action: 'ask-supplement', now: NOW, body: { defects: [CERTIFICATE] } });
    await takeInDossier({ dossierId: first }, lent);
    expect(await ask(await file(world, citizen(6)), [CERTIFICATE])).toMatchObject({ ok: true });
  });
});

describe('what an officer may look at before asking', () => {
  test('is what the locker has of what the dossier asks for, and nothing else of it', async () => {
    await fileAndReceive(world, citizen(7));
    const dossierId = await file(world, citizen(7));
    const needs = needsAt(world, NOW);
    const held = expectOk(await heldForDossier({ actor: world.receiver, dossierId }, needs));
    expect(held).toMatchObject([{ place: 'component:certificate', level: 'E' }, { place: '/owner/fullName' }]);
    const paperId = held[0]?.paperId ?? '';
    const opened = expectOk(await openHeldPaper({ actor: world.receiver, dossierId, paperId }, needs));
    expect(opened).toMatchObject({ id: paperId, mediaType: 'application/pdf' });
    expect((await looksInto(citizen(7)))[0]).toMatchObject({ reason: 'held-opened', paper: paperId, dossier: dossierId });

    expect(await openHeldPaper({ actor: world.receiver, dossierId, paperId: newId() }, needs)).toMatchObject({
      refusal: { code: 'paper.unknown' },
    });
    const ofAnother = await file(world, citizen(8));
    expect(await openHeldPaper({ actor: world.receiver, dossierId: ofAnother, paperId }, needs)).toMatchObject({
      refusal: { code: 'paper.unknown' },
    });
    for (const actor of [world.stranger, citizen(7)]) {
      expect(await heldForDossier({ actor, dossierId }, needs)).toMatchObject({ refusal: { code: 'dossier.unknown' } });
    }
    expect(await openHeldPaper({ actor: world.supervisor, dossierId, paperId }, needs)).toMatchObject({
      refusal: { code: 'held.not-yours' },
    });
  });
});
