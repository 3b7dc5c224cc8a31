import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { Route, type RouteStep } from '#modules/procedure';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { ActionType } from '../actions.ts';
import type { Actor, OfficerActor } from '../actor.ts';
import { at, DEPARTMENT, DIVISION, needsAt, OTHER, settleWorld, type World } from './dossier-world.fixture.ts';
import { aDossier, doAction, done } from './filing.fixture.ts';
import { openDossier } from './open-dossier.ts';

const lent = useDatabase();
const NOW = at('2026-08-10T08:00');
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

/** A step with its share of the limit, or with more to say. */
function step(id: string, role: RouteStep['role'], more: number | Partial<RouteStep>): RouteStep {
  const own = typeof more === 'number' ? { budgetPercent: more } : more;
  return { id, nameKey: 'procedure.step.appraise', role, where: role === 'receiver' ? 'one-stop' : 'competent', ...own };
}

const RECEIVE = step('receive', 'receiver', 0);
const END = [step('decide', 'leader', 20), step('issue', 'records-clerk', 10), step('hand-over', 'receiver', 0)];
const FISHING = { scope: '#/properties/owner/properties/trade', schema: { const: 'Fishing' } };
const FARMING = { scope: '#/properties/owner/properties/trade', schema: { const: 'Farming' } };

/** Dossiers filed from now on follow this route; those of before keep theirs. */
async function publish(...steps: RouteStep[]): Promise<void> {
  const route = Route.parse({ id: 'tried', steps });
  const id = newId();
  await sql`update procedure_revision set state = 'superseded' where state = 'published'`.execute(lent.ownerDb);
  await sql`
    insert into procedure_revision (id, code, number, state, record, cases, components, channels, form, route, handling, flags, content_hash, staged_at,
      published_at, published_by)
    select ${id}, code, (select max(number) + 1 from procedure_revision), 'published', record, cases, components, channels, form,
      ${JSON.stringify(route)}::jsonb, handling, flags, ${id}, staged_at, published_at, published_by
    from procedure_revision where id = ${world.revisionId}`.execute(lent.ownerDb);
  await sql`update procedure set published_revision_id = ${id}`.execute(lent.ownerDb);
}

async function brought(...actions: ActionType[]): Promise<string> {
  const dossierId = await aDossier(world);
  for (const [index, action] of actions.entries()) await done(world, { dossierId, action, now: NOW.add({ minutes: index }) });
  return dossierId;
}

async function opened(dossierId: string, actor: Actor = world.leader) {
  return expectOk(await openDossier({ actor, dossier: dossierId }, needsAt(world, NOW.add({ hours: 1 }))));
}

describe('a head who looks it over', () => {
  test('finishes what was laid before them, or sends it back; the specialist does not', async () => {
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', 50), step('review', 'head', 10), ...END);
    const dossierId = await brought('receive', 'assign', 'complete-step');
    expect((await opened(dossierId)).dossier).toMatchObject({ place: 'with-head', national: 4, stepId: 'review' });
    expect((await opened(dossierId, world.head)).actions).toEqual(['complete-step', 'return-step', 'extend']);
    expect(await doAction(world, { dossierId, action: 'complete-step', now: NOW })).toMatchObject({
      refusal: { code: 'dossier.not-yours' },
    });
    expect(await doAction(world, { dossierId, action: 'assign', now: NOW })).toMatchObject({ refusal: { code: 'dossier.not-of-step' } });

    await done(world, { dossierId, action: 'return-step', now: NOW, actor: world.head, body: { reason: 'Look again' } });
    expect((await opened(dossierId)).dossier).toMatchObject({
      place: 'returned',
      stepId: 'appraise',
      assigneeId: world.specialist.officerId,
    });
    await done(world, { dossierId, action: 'complete-step', now: NOW });
    const acted = await done(world, { dossierId, action: 'complete-step', now: NOW, actor: world.head });
    expect(acted.place).toBe('proposed');
  });

  test('is one of the steps a leader can send it back to', async () => {
    const dossierId = await brought('receive', 'assign', 'complete-step');
    await done(world, { dossierId, action: 'complete-step', now: NOW, actor: world.head });
    const back = { dossierId, action: 'return-step' as const, now: NOW };
    expect(await doAction(world, { ...back, body: { reason: 'Why?', stepId: 'decide' } })).toMatchObject({
      refusal: { code: 'dossier.step-unknown' },
    });
    expect((await done(world, { ...back, body: { reason: 'Why?' } })).place).toBe('with-head');
    await done(world, { dossierId, action: 'complete-step', now: NOW, actor: world.head });
    expect((await done(world, { ...back, body: { reason: 'Why?', stepId: 'appraise' } })).place).toBe('returned');
  });
});

describe('a step that answers lead to', () => {
  test('is walked where they fit and left out of the way where they do not', async () => {
    const inspect = (when: typeof FISHING) => step('inspect', 'specialist', { budgetPercent: 20, when });
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', 40), inspect(FISHING), ...END);
    const fishing = await brought('receive', 'assign', 'complete-step');
    expect((await opened(fishing)).dossier).toMatchObject({ place: 'appraising', stepId: 'inspect' });
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', 40), inspect(FARMING), ...END);
    const other = await brought('receive', 'assign', 'complete-step');
    const { dossier, timeline } = await opened(other);
    expect(dossier).toMatchObject({ place: 'proposed', stepId: 'decide' });
    expect(timeline.map(({ stepId }) => stepId)).not.toContain('inspect');
    // The dossier of before goes on by the route it was filed under.
    expect((await opened(fishing)).timeline.map(({ stepId }) => stepId)).toContain('inspect');
  });

  test('that allows less refuses the rest, and does not offer it', async () => {
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', { budgetPercent: 60, actions: ['extend'] }), ...END);
    const dossierId = await brought('receive', 'assign');
    for (const action of ['ask-opinion', 'require-fee'] as const) {
      expect(await doAction(world, { dossierId, action, now: NOW })).toEqual({
        ok: false,
        refusal: { code: 'dossier.not-of-step', action, stepId: 'appraise' },
      });
    }
    expect((await opened(dossierId, world.specialist)).actions).toEqual(['complete-step']);
  });
});

describe('bodies that must be heard', () => {
  test('are asked at once, answer in their own time, and hold the step until all have', async () => {
    const opinions = [{ agencyId: OTHER }, { agencyId: DEPARTMENT, when: FISHING }, { agencyId: DIVISION, when: FARMING }];
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', { budgetPercent: 60, opinions }), ...END);
    const dossierId = await brought('receive', 'assign');
    expect(await doAction(world, { dossierId, action: 'complete-step', now: NOW })).toEqual({
      ok: false,
      refusal: { code: 'dossier.opinion-missing', agencyIds: [OTHER, DEPARTMENT] },
    });
    const body = { agencyIds: [OTHER, DEPARTMENT], question: 'Any objection?' };
    await done(world, { dossierId, action: 'ask-opinion', now: NOW, body });
    expect((await opened(dossierId)).dossier).toMatchObject({ place: 'awaiting-opinion', consulted: [DEPARTMENT, OTHER] });
    await done(world, { dossierId, action: 'give-opinion', now: NOW, actor: world.leader });
    expect((await opened(dossierId)).dossier).toMatchObject({ place: 'awaiting-opinion', consulted: [OTHER] });
    await done(world, { dossierId, action: 'give-opinion', now: NOW });
    expect((await done(world, { dossierId, action: 'complete-step', now: NOW })).place).toBe('proposed');
  });

  test('cannot be nobody', async () => {
    const dossierId = await brought('receive', 'assign');
    const asked = { dossierId, action: 'ask-opinion' as const, now: NOW };
    for (const body of [{ question: 'Why?' }, { agencyIds: [], question: 'Why?' }])
      expect(await doAction(world, { ...asked, body })).toMatchObject({ refusal: { code: 'request.malformed' } });
    expect(await doAction(world, { ...asked, body: { agencyIds: [OTHER, 'H99'], question: 'Why?' } })).toMatchObject({
      refusal: { code: 'agency.unknown', agencyId: 'H99' },
    });
  });
});

describe('a step of another unit', () => {
  test('goes to the head there, who gives it to one of theirs; nobody else can be given it', async () => {
    const check = step('check', 'specialist', { budgetPercent: 20, unit: OTHER });
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', 20), check, step('draft', 'specialist', 20), ...END);
    const headThere = await anotherOfficer('head', OTHER);
    const specialistThere = await anotherOfficer('specialist', OTHER);
    const dossierId = await brought('receive', 'assign', 'complete-step');
    expect((await opened(dossierId)).dossier).toMatchObject({ place: 'with-head', stepId: 'check', unitId: OTHER, assigneeId: null });
    expect((await opened(dossierId, headThere)).actions).toContain('assign');
    const give = { dossierId, action: 'assign' as const, now: NOW, actor: headThere };
    expect(await doAction(world, { ...give, body: { officerId: world.specialist.officerId } })).toMatchObject({
      refusal: { code: 'dossier.assignee-unfit' },
    });
    await done(world, { ...give, body: { officerId: specialistThere.officerId } });
    expect((await opened(dossierId, specialistThere)).dossier).toMatchObject({ place: 'appraising', stepId: 'check', unitId: OTHER });

    // What follows is the competent agency's again: its head gives it out anew.
    await done(world, { dossierId, action: 'complete-step', now: NOW, actor: specialistThere });
    expect((await opened(dossierId)).dossier).toMatchObject({ place: 'with-head', stepId: 'draft', unitId: DEPARTMENT, assigneeId: null });
    await done(world, { dossierId, action: 'assign', now: NOW });
    expect((await done(world, { dossierId, action: 'complete-step', now: NOW })).place).toBe('proposed');
  });
});

describe('what needs no appraisal', () => {
  test('lies before the leader as soon as it is received, and has no step to go back to', async () => {
    await publish(RECEIVE, step('decide', 'leader', 70), step('issue', 'records-clerk', 30), step('hand-over', 'receiver', 0));
    const dossierId = await brought('receive');
    const { dossier, actions } = await opened(dossierId);
    expect(dossier).toMatchObject({ place: 'proposed', stepId: 'decide', unitId: DEPARTMENT });
    expect(actions).toContain('decide');
    expect(actions).not.toContain('return-step');
    expect(await doAction(world, { dossierId, action: 'return-step', now: NOW })).toMatchObject({
      refusal: { code: 'dossier.no-earlier-step' },
    });
    await done(world, { dossierId, action: 'decide', now: NOW });
  });
});

describe('the time of a step', () => {
  const actBy = async (dossierId: string) =>
    (await sql<{ by: string }>`select act_by as by from dossier where id = ${dossierId}`.execute(lent.db)).rows[0]?.by;

  test('is its part of the limit from when it was begun, in the office’s own time, and never beyond the due time', async () => {
    // Five working days are 2400 minutes: 240 to give it out, 1200 to appraise.
    await publish(RECEIVE, step('assign', 'head', 10), step('appraise', 'specialist', 50), step('late', 'specialist', 10), ...END);
    const dossierId = await aDossier(world);
    const act = (action: ActionType, now: Temporal.Instant, more: object = {}) => done(world, { dossierId, action, now, ...more });
    await act('receive', at('2026-08-10T08:00'));
    expect(await actBy(dossierId)).toBe(at('2026-08-10T14:00').toString());
    await act('assign', at('2026-08-10T09:00'));
    expect(await actBy(dossierId)).toBe(at('2026-08-12T15:00').toString());

    // A fee is paid in the applicant's time: an hour was used, a day passed, nineteen hours are left.
    await act('require-fee', at('2026-08-10T10:00'));
    await act('confirm-fee', at('2026-08-11T10:00'));
    expect(await actBy(dossierId)).toBe(at('2026-08-13T15:00').toString());
    await act('complete-step', at('2026-08-17T16:00'));
    // The step has four hours; the dossier has fewer.
    const { rows } = await sql<{ due: string }>`select due_at as due from dossier where id = ${dossierId}`.execute(lent.db);
    expect(await actBy(dossierId)).toBe(rows[0]?.due);
  });
});

async function anotherOfficer(role: 'head' | 'specialist', agencyId: string): Promise<OfficerActor> {
  const officerId = newId();
  const now = NOW.toString();
  await sql`insert into officer (id, full_name, created_at) values (${officerId}, 'Another', ${now})`.execute(lent.db);
  await sql`insert into officer_role (officer_id, role, agency_id, granted_at) values (${officerId}, ${role}, ${agencyId}, ${now})`.execute(
    lent.db,
  );
  return { kind: 'officer', accountId: newId(), officerId, roles: [{ role, agencyId }] };
}
