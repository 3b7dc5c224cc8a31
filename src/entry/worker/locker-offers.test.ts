import { randomBytes } from 'node:crypto';
import { sql, type KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, removePaper, reviewDraft, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import { findOffers, findThings, offeredPaper, openLocker, type FilingAsks } from '#modules/locker/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';

const lent = useDatabase();
const NOW = at('2026-08-11T10:00');
const TYPE = 'certificate';
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 8 });
  await sql`insert into paper_type (type, name, gloss, note) values (${TYPE}, 'Invented certificate', '', '')`.execute(lent.db);
  await sql`insert into paper_terms (type, holding) values (${TYPE}, 'kept')`.execute(lent.db);
  await sql`insert into paper_code (kind, code, type, asked_as) values ('component', 'STRICT', ${TYPE}, 'certified')`.execute(lent.db);
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

interface Given {
  readonly sha256: string;
  readonly origin?: 'locker';
}

/** Files with this certificate and has it taken in; answers the dossier. */
async function file(actor: CitizenActor, { sha256, origin }: Given): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: await aContent(), name: 'a.pdf' }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'certificate', sha256, name: 'certificate.pdf', origin }, needs));
  const { dossierId } = expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs));
  await takeInDossier({ dossierId }, lent);
  return dossierId;
}

function filingOf(actor: CitizenActor, more: Partial<FilingAsks> = {}): FilingAsks {
  return {
    party: { id: actor.actingFor?.id ?? actor.personId, kind: 'person', number: null },
    answers: { told: [], hasOwner: false },
    filedOn: '2026-08-11',
    decidedOn: '2026-08-18',
    units: [],
    components: [
      { id: 'certificate', code: null, paperType: TYPE },
      { id: 'strict', code: 'STRICT', paperType: null },
      { id: 'other', code: null, paperType: null },
    ],
    ...more,
  };
}

async function offersTo(actor: CitizenActor, more: Partial<FilingAsks> = {}) {
  return findOffers({ actor, filing: filingOf(actor, more) }, needsAt(world, NOW));
}

describe('what a filing is offered', () => {
  test('what its owner handed in before, to be looked at again; and why it does not do where more is asked', async () => {
    const sha256 = await aContent();
    await file(citizen(0), { sha256 });
    const offers = await offersTo(citizen(0));
    expect([...offers.keys()]).toEqual(['certificate', 'strict']);
    expect(offers.get('certificate')).toMatchObject({ offered: [{ paper: { sha256, level: 'F' }, checkedAgain: true }], withheld: [] });
    expect(offers.get('strict')).toMatchObject({ offered: [], withheld: [{ paper: { sha256 }, because: ['level-too-low'] }] });
  });

  test('nothing of anybody else, asked in whatever name', async () => {
    expect((await offersTo(citizen(1))).get('certificate')).toMatchObject({ offered: [], withheld: [] });
    const party = { id: citizen(0).personId, kind: 'person', number: null } as const;
    expect(await offersTo(citizen(1), { party })).toEqual(new Map());
    const [paper] = expectOk(await openLocker({ actor: citizen(0), account: [] }, needsAt(world, NOW))).papers;
    for (const filing of [filingOf(citizen(1)), filingOf(citizen(1), { party })]) {
      const asked = { actor: citizen(1), filing, component: 'certificate', paperId: paper!.id };
      expect(await offeredPaper(asked, needsAt(world, NOW))).toMatchObject({ refusal: { code: 'locker.not-offered' } });
    }
  });

  test('nothing of one’s own in the name of another, and of the other’s only what the mandate covers', async () => {
    const actingFor = {
      kind: 'person',
      id: citizen(1).personId,
      name: 'Principal',
      mandateId: newId(),
      as: 'delegate',
      procedures: null,
      until: null,
    } as const;
    expect((await offersTo({ ...citizen(0), actingFor })).get('certificate')?.offered).toEqual([]);
    await file(citizen(1), { sha256: await aContent() });
    expect((await offersTo({ ...citizen(0), actingFor })).get('certificate')?.offered).toHaveLength(1);
    const narrow = { ...actingFor, procedures: ['9.999999'] };
    expect((await offersTo({ ...citizen(0), actingFor: narrow })).get('certificate')?.offered).toEqual([]);
    // Back in their own name it is their own again, and nothing else.
    const [own] = (await offersTo(citizen(0))).get('certificate')!.offered;
    expect(own?.paper.holderId).toBe(citizen(0).personId);
  });

  test('nothing for a filing about somebody else', async () => {
    expect(await offersTo(citizen(0), { answers: { told: [], hasOwner: true } })).toEqual(new Map());
  });

  test('only what is offered for that component can be used', async () => {
    const [paper] = expectOk(await openLocker({ actor: citizen(0), account: [] }, needsAt(world, NOW))).papers.filter(
      ({ type }) => type === TYPE,
    );
    const asked = { actor: citizen(0), filing: filingOf(citizen(0)), paperId: paper!.id };
    expect(expectOk(await offeredPaper({ ...asked, component: 'certificate' }, needsAt(world, NOW))).id).toBe(paper!.id);
    for (const component of ['strict', 'other', 'none']) {
      expect(await offeredPaper({ ...asked, component }, needsAt(world, NOW))).toMatchObject({ refusal: { code: 'locker.not-offered' } });
    }
  });
});

test('what was used again says so, and is no more reliable for it', async () => {
  const sha256 = await aContent();
  await file(citizen(2), { sha256 });
  await file(citizen(2), { sha256, origin: 'locker' });
  const { papers } = expectOk(await openLocker({ actor: citizen(2), account: [] }, needsAt(world, NOW)));
  const [paper] = papers.filter(({ type }) => type === TYPE);
  expect(paper).toMatchObject({ level: 'F' });
  expect(paper?.origins.map(({ kind }) => kind).toSorted()).toEqual(['given', 'used']);
});

test('a dossier keeps what was filed with it, whatever becomes of the paper in the locker', async () => {
  const sha256 = await aContent();
  const first = await file(citizen(3), { sha256 });
  const second = await file(citizen(3), { sha256, origin: 'locker' });
  await done(world, { dossierId: first, action: 'ask-supplement', now: NOW });
  await takeInDossier({ dossierId: first }, lent);
  expect((await offersTo(citizen(3))).get('certificate')).toMatchObject({ offered: [], withheld: [{ because: ['faulted'] }] });
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from dossier_paper where dossier_id = ${second} and component = 'certificate'`.execute(lent.db);
  expect(rows).toEqual([{ sha256 }]);
});

test('things are told to whose they are, for a filing about themselves, and to nobody else', async () => {
  const owner = citizen(5);
  const dossierId = await file(owner, { sha256: await aContent() });
  await sql`
    with thing as (
      insert into locker_thing (id, party_id, kind, key, first_at) values (gen_random_uuid(), ${owner.personId}::uuid, 'vessel', 'cm1', now())
      returning id
    )
    insert into locker_fact (party_id, thing_id, meaning, dossier_id, procedure_code, value, label, told, given_at)
    select ${owner.personId}::uuid, id, 'vessel.number', ${dossierId}::uuid, ${world.procedureCode}, '"CM-1"', 'Number', 'CM-1', now() from thing`.execute(
    lent.db,
  );
  const ask = (actor: CitizenActor, more: Partial<FilingAsks> = {}) =>
    findThings({ actor, filing: filingOf(actor, more) }, needsAt(world, NOW));
  expect(await ask(owner)).toMatchObject([{ kind: 'vessel', facts: [{ meaning: 'vessel.number', holds: { value: 'CM-1' } }] }]);
  expect(await ask(owner, { answers: { told: [], hasOwner: true } })).toEqual([]);
  expect(await ask(citizen(6))).toEqual([]);
  expect(await ask(citizen(6), { party: filingOf(owner).party })).toEqual([]);
});

test('a thousand papers are read in one question beside the table of types', async () => {
  const partyId = citizen(4).personId;
  await sql`
    insert into locker_paper (id, party_id, type, sha256, name, file_name, media_type, size, holder_id, level, first_at, last_at)
    select gen_random_uuid(), ${partyId}::uuid, ${TYPE}, lpad(to_hex(n), 64, '0'), 'Paper', 'paper.pdf', 'application/pdf', 1000, ${partyId}::uuid,
      'F', now(), now() from generate_series(1, 1000) n`.execute(lent.db);
  let asked = 0;
  const count: KyselyPlugin = {
    transformQuery: ({ node }) => ((asked += 1), node),
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const needs = { ...needsAt(world, NOW), db: lent.db.withPlugin(count) };
  const offers = await findOffers({ actor: citizen(4), filing: filingOf(citizen(4)) }, needs);
  expect(offers.get('certificate')?.offered).toHaveLength(1000);
  expect(asked).toBe(2);
});

describe('what was taken from the locker is judged once more when it is sent', () => {
  async function aDraftWith(actor: CitizenActor, paper: Given): Promise<string> {
    const needs = needsAt(world, NOW);
    const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
    expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
    expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: await aContent(), name: 'a.pdf' }, needs));
    expectOk(await attachPaper({ actor, draftId, component: 'certificate', name: 'kept.pdf', ...paper }, needs));
    return draftId;
  }

  test('and named at its question when it does no longer; everything else stays, and another paper in its place is sent', async () => {
    const actor = citizen(4);
    const sha256 = await aContent();
    const first = await file(actor, { sha256 });
    const draftId = await aDraftWith(actor, { sha256, origin: 'locker' });
    const issues = async () => expectOk(await reviewDraft({ actor, draftId }, needsAt(world, NOW))).sent.issues;
    expect(await issues()).toEqual([]);
    await done(world, { dossierId: first, action: 'ask-supplement', now: NOW });
    await takeInDossier({ dossierId: first }, lent);

    const [issue] = await issues();
    expect(issue).toMatchObject({ path: '/certificate', code: 'kept.faulted', because: 'faulted', name: 'Invented certificate' });
    const refused = await submitDossier({ actor, draftId, requestId: newId() }, needsAt(world, NOW));
    expect(refused).toMatchObject({ refusal: { code: 'dossier.incomplete', issues: [issue] } });
    const { draft } = expectOk(await reviewDraft({ actor, draftId }, needsAt(world, NOW)));
    expect(draft.papers.map(({ sha256: there }) => there)).toContain(sha256);
    expect(draft.answers).toMatchObject({ owner: { trade: 'Fishing' } });

    expectOk(await removePaper({ actor, draftId, paperId: String(issue?.['paper']) }, needsAt(world, NOW)));
    const better = { actor, draftId, component: 'certificate', sha256: await aContent(), name: 'better.pdf' };
    expectOk(await attachPaper(better, needsAt(world, NOW)));
    expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needsAt(world, NOW)));
  });

  test('a paper the locker never had is not sent as if it came from there', async () => {
    const actor = citizen(6);
    const draftId = await aDraftWith(actor, { sha256: await aContent(), origin: 'locker' });
    const refused = await submitDossier({ actor, draftId, requestId: newId() }, needsAt(world, NOW));
    expect(refused).toMatchObject({ refusal: { issues: [{ code: 'kept.unusable', because: 'gone', name: 'kept.pdf' }] } });
  });
});
