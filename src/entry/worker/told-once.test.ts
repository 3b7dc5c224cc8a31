import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerMandate } from '#modules/citizen/server';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, reviewDraft, saveDraft, sayReach, startDraft, submitDossier } from '#modules/dossier/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { knownToFill } from '#views/known-to-fill';
import { at, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { takeInDossier } from './fill-locker.ts';
import { spreadCorrections } from './spread-corrections.ts';

const lent = useDatabase();
const NOW = at('2026-08-11T10:00');
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 6 });
  // Names as people have them: a form takes no figures in one.
  await sql`update person set full_name = 'Nguoi Thu ' || translate(right(full_name, 1), '123456', 'ABCDEF')`.execute(lent.db);
});

function citizen(number: number): CitizenActor {
  return world.citizens[number]!;
}

function needs(minutes = 0): ReturnType<typeof needsAt> {
  return needsAt(world, NOW.add({ minutes }));
}

/** A draft that was filled in by what is known, with what else is answered in it. */
async function begin(actor: CitizenActor, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const known = await knownToFill(needs(), actor);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode, known }, needs()));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { trade: 'Fishing', ...more } } }, needs()));
  return draftId;
}

async function nameIn(actor: CitizenActor, draftId: string): Promise<unknown> {
  const { draft } = expectOk(await reviewDraft({ actor, draftId }, needs(5)));
  return (draft.answers['owner'] as Readonly<Record<string, unknown>>)['fullName'];
}

/** Files a draft whose name was changed, saying how far that goes, and lets follow what follows. */
async function file(actor: CitizenActor, draftId: string, reach: 'here' | 'everywhere' | null): Promise<void> {
  for (const component of ['application', 'certificate']) {
    expectOk(await attachPaper({ actor, draftId, component, sha256: world.paperSha, name: 'a.pdf' }, needs(1)));
  }
  if (reach) expectOk(await sayReach({ actor, draftId, reaches: { 'person.fullName': reach } }, needs(2)));
  expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs(2)));
  for (let again = 0; again < 2; again += 1) {
    await takeInDossier({ dossierId: draftId }, lent);
    await spreadCorrections({ dossierId: draftId }, needs(3));
  }
}

async function counted(actor: CitizenActor): Promise<unknown> {
  const { rows } = await sql`
    select meaning, told_by as by, drafts from fact_spread where party_id = ${actor.personId}`.execute(lent.db);
  return rows;
}

describe('what is changed while filing', () => {
  test('and said for everywhere is told once: it fills in the next form and reaches every open draft that still has the old', async () => {
    const actor = citizen(0);
    const [filed, open, otherwise] = [await begin(actor), await begin(actor), await begin(actor, { fullName: 'Somebody Else' })];
    const neighbour = await begin(citizen(1), { fullName: 'Nguoi Thu A' });
    expect(await nameIn(actor, open)).toBe('Nguoi Thu A');
    expectOk(await saveDraft({ actor, draftId: filed, answers: { owner: { fullName: 'Nguyen Van Anh' } } }, needs(1)));
    await file(actor, filed, 'everywhere');

    expect(await nameIn(actor, open)).toBe('Nguyen Van Anh');
    expect(await nameIn(actor, otherwise)).toBe('Somebody Else');
    expect(await nameIn(citizen(1), neighbour)).toBe('Nguoi Thu A');
    expect(await nameIn(actor, await begin(actor))).toBe('Nguyen Van Anh');
    expect(await counted(actor)).toEqual([{ meaning: 'person.fullName', by: 'filing', drafts: 1 }]);
  });

  test('what was typed in an open draft since stays, whenever it is told', async () => {
    const actor = citizen(2);
    const [filed, open] = [await begin(actor), await begin(actor)];
    expectOk(await saveDraft({ actor, draftId: filed, answers: { owner: { fullName: 'Nguyen Van Anh' } } }, needs(1)));
    expectOk(await saveDraft({ actor, draftId: open, answers: { owner: { fullName: 'Nguyen Van Ba' } } }, needs(1)));
    await file(actor, filed, 'everywhere');
    expect(await nameIn(actor, open)).toBe('Nguyen Van Ba');
    expect(await counted(actor)).toMatchObject([{ drafts: 0 }]);
  });

  test.each(['here', null] as const)('and said %s goes nowhere else', async (reach) => {
    const actor = citizen(reach === null ? 3 : 4);
    const [filed, open] = [await begin(actor), await begin(actor)];
    const before = await nameIn(actor, open);
    expect(before).toMatch(/^Nguoi Thu/u);
    expectOk(await saveDraft({ actor, draftId: filed, answers: { owner: { fullName: 'Nguyen Van Anh' } } }, needs(1)));
    await file(actor, filed, reach);
    expect([await nameIn(actor, open), await nameIn(actor, await begin(actor)), await counted(actor)]).toEqual([before, before, []]);
  });

  test('by a delegate never goes further, whatever they say', async () => {
    const [principal, delegate] = [citizen(5), citizen(1)];
    const mandate = {
      id: newId(),
      kind: 'delegate',
      principalId: principal.personId,
      delegateId: delegate.personId,
      procedures: null,
      untilOn: null,
    } as const;
    expectOk(await registerMandate({ actor: { kind: 'system' }, mandate }, needs()));
    const of = { kind: 'person', id: principal.personId, name: 'Principal', mandateId: mandate.id } as const;
    const actingFor = { ...of, as: 'delegate', procedures: null, until: null } as const;
    const acting = { ...delegate, actingFor };
    const [filed, open] = [await begin(acting), await begin(principal)];
    expect(await nameIn(acting, filed)).toBe('Nguoi Thu F');
    expectOk(await saveDraft({ actor: acting, draftId: filed, answers: { owner: { fullName: 'Nguyen Van Anh' } } }, needs(1)));
    await file(acting, filed, 'everywhere');
    expect([await nameIn(principal, open), await nameIn(principal, await begin(principal))]).toEqual(['Nguoi Thu F', 'Nguoi Thu F']);
    // And back in their own name there is nothing of the principal's.
    expect(await nameIn(delegate, await begin(delegate))).toBe('Nguoi Thu B');
  });
});

test('nobody says anything of another’s draft', async () => {
  const draftId = await begin(citizen(3));
  for (const actor of [citizen(4), world.receiver]) {
    expect(await sayReach({ actor, draftId, reaches: { 'person.fullName': 'everywhere' } }, needs())).toMatchObject({
      refusal: { code: 'draft.unknown' },
    });
  }
});
