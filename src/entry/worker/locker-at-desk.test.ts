import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionBodyGiven, CitizenActor } from '#modules/dossier';
import { attachPaper, heldForDossier, openHeldPaper, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import { entriesAbout } from '#modules/ledger/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { doAction, done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';

const lent = useDatabase();
const NOW = at('2026-08-11T10:00');
const TYPE = 'certificate';
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 12 });
  await sql`insert into paper_type (type, name, gloss, note) values (${TYPE}, 'Invented certificate', '', '')`.execute(lent.db);
  await sql`insert into paper_terms (type, holding) values (${TYPE}, 'kept')`.execute(lent.db);
  await sql`
    insert into coded_reason (kind, code, nth, names, ground, from_on, until_on) values
      ('ask-anyway', 'outage', 0, '{"vi": "Sự cố", "en": "Outage"}', 'Invented', '2026-01-01', null),
      ('ask-anyway', 'over', 1, '{"vi": "Hết hạn", "en": "Over"}', 'Invented', '2026-01-01', '2026-08-10'),
      ('revoke', 'issued-in-error', 0, '{"vi": "Cấp nhầm", "en": "Issued in error"}', 'Invented', '2026-01-01', null)`.execute(lent.db);
  await lent.ownerDb.connection().execute(async (owner) => {
    await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
    await sql`update procedure_revision set components = jsonb_set(components, '{1,paperType}', '"certificate"')`.execute(owner);
    await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
  });
});

function citizen(number: number): CitizenActor {
  return world.citizens[number]!;
}

async function aContent(): Promise<string> {
  const sha = randomBytes(32).toString('hex');
  await sql`insert into stored_object (sha256, size, media_type, stored_at) values (${sha}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
    lent.db,
  );
  return sha;
}

/** Files with a certificate and has it taken in; answers the dossier. */
async function file(actor: CitizenActor, sha256?: string): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: await aContent(), name: 'a.pdf' }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'certificate', sha256: sha256 ?? (await aContent()), name: 'c.pdf' }, needs));
  const { dossierId } = expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs));
  await takeInDossier({ dossierId }, lent);
  return dossierId;
}

/** The same, and the office found it right. */
async function fileAndReceive(actor: CitizenActor): Promise<string> {
  const dossierId = await file(actor);
  await done(world, { dossierId, action: 'receive', now: NOW });
  await takeInDossier({ dossierId }, lent);
  return dossierId;
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
    await fileAndReceive(citizen(0));
    const dossierId = await file(citizen(0));
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
    await fileAndReceive(citizen(1));
    const dossierId = await file(citizen(1));
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
    await fileAndReceive(citizen(2));
    const dossierId = await file(citizen(2));
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
    await file(citizen(3));
    const unseen = await file(citizen(3));
    expect(await ask(unseen, [CERTIFICATE])).toMatchObject({ ok: true });
    await fileAndReceive(citizen(4));
    const ofAnother = await file(citizen(5));
    expect(await ask(ofAnother, [CERTIFICATE])).toMatchObject({ ok: true });
    expect(await looksInto(citizen(4))).toEqual([]);
  });

  test('is not stopped for a paper that an office asked to be replaced', async () => {
    const first = await file(citizen(6));
    await done(world, { dossierId: first, action: 'ask-supplement', now: NOW, body: { defects: [CERTIFICATE] } });
    await takeInDossier({ dossierId: first }, lent);
    expect(await ask(await file(citizen(6)), [CERTIFICATE])).toMatchObject({ ok: true });
  });
});

describe('what an officer may look at before asking', () => {
  test('is what the locker has of what the dossier asks for, and nothing else of it', async () => {
    await fileAndReceive(citizen(7));
    const dossierId = await file(citizen(7));
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
    const ofAnother = await file(citizen(8));
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
