import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { registerMandate } from '#modules/citizen/server';
import { enterOrganisation } from '#modules/citizen/server';
import { readTaxNumber } from '#modules/citizen';
import { entriesAbout } from '#modules/ledger/server';
import { useDatabase } from '#test/database';
import type { CitizenActor } from '../actor.ts';
import { actOnDossier } from './act-on-dossier.ts';
import { deleteDraft } from './delete-draft.ts';
import { FILED_AT, needsAt, settleWorld, type World } from './dossier-world.fixture.ts';
import { aDossier, aDraft } from './filing.fixture.ts';
import { openDossier } from './open-dossier.ts';
import { otherPrincipal } from './other-principal.ts';
import { ownDraft } from './own-draft.ts';
import { reviewDraft } from './review-draft.ts';
import { startDraft } from './start-draft.ts';

const lent = useDatabase();
let world: World;
let principal: CitizenActor;
let delegate: CitizenActor;
/** The delegate in the principal's name. */
let acting: CitizenActor;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  principal = world.applicant;
  delegate = world.otherCitizen;
  acting = await inTheNameOf(principal.personId, null);
});

async function inTheNameOf(
  id: string,
  procedures: readonly string[] | null,
  kind: 'person' | 'organisation' = 'person',
): Promise<CitizenActor> {
  const mandate = { id: newId(), kind: 'delegate', principalId: id, delegateId: delegate.personId, procedures, untilOn: null } as const;
  expectOk(await registerMandate({ actor: { kind: 'system' }, mandate }, needsAt(world, FILED_AT)));
  return { ...delegate, actingFor: { kind, id, name: 'Invented', mandateId: mandate.id, as: 'delegate', procedures, until: null } };
}

async function opened(actor: CitizenActor, dossier: string) {
  return openDossier({ actor, dossier }, needsAt(world, FILED_AT));
}

describe('a dossier filed for another', () => {
  test('is the principal’s; its facts keep who acted and by which mandate', async () => {
    const id = await aDossier(world, acting);
    const { dossier, facts } = expectOk(await opened(principal, id));
    expect(dossier.applicantId).toBe(principal.personId);
    expect(facts[0]).toMatchObject({
      by: { kind: 'citizen', id: delegate.personId, mandateId: acting.actingFor?.mandateId },
      data: { applicantId: principal.personId },
    });
    const asked = { dossierId: id, action: 'request-withdrawal', requestId: newId(), body: {} } as const;
    expectOk(await actOnDossier({ ...asked, actor: acting }, needsAt(world, FILED_AT)));
    expect(expectOk(await opened(principal, id)).facts.at(-1)).toMatchObject({
      type: 'withdrawal-requested',
      by: { id: delegate.personId },
    });
  });

  test('does not exist for the delegate in their own name, nor for a delegate of other procedures', async () => {
    const id = await aDossier(world, acting);
    const narrow = await inTheNameOf(principal.personId, ['9.999999']);
    for (const actor of [delegate, narrow]) {
      expect(await opened(actor, id)).toEqual({ ok: false, refusal: { code: 'dossier.unknown' } });
      const asked = { actor, dossierId: id, action: 'request-withdrawal', requestId: newId(), body: {} } as const;
      expect(await actOnDossier(asked, needsAt(world, FILED_AT))).toMatchObject({ refusal: { code: 'dossier.unknown' } });
    }
    expect(await otherPrincipal({ actor: delegate, dossier: id }, needsAt(world, FILED_AT))).toMatchObject({
      mandateId: expect.any(String),
    });
    expect(await otherPrincipal({ actor: acting, dossier: id }, needsAt(world, FILED_AT))).toBeNull();
    expect(await otherPrincipal({ actor: world.otherCitizen, dossier: newId() }, needsAt(world, FILED_AT))).toBeNull();
  });

  test('is read by the delegate on the record; the principal’s own look is nobody’s business', async () => {
    const id = await aDossier(world, acting);
    const looks = async () =>
      (await entriesAbout(lent.db, { kind: 'dossier', id }, { limit: 20 })).map(({ by, reason }) => [by.id, reason]);
    const before = (await looks()).length;
    await opened(principal, id);
    expect(await looks()).toHaveLength(before);
    await opened(acting, id);
    expect((await looks())[0]).toEqual([delegate.personId, 'acting-for']);
  });

  test('by an organisation bears its name, whoever fills in the form', async () => {
    const details = {
      taxNumber: expectOk(readTaxNumber('0314409058')),
      name: 'Invented Company',
      kind: 'company',
      address: { unitCode: '31825', detail: 'Ấp 1' },
    } as const;
    const company = await enterOrganisation(lent.db, details, FILED_AT.toString());
    const id = await aDossier(world, await inTheNameOf(company, null, 'organisation'));
    const { rows } = await sql<{ name: string; factors: string[] }>`
      select applicant_name as name, track_factors as factors from dossier where id = ${id}`.execute(lent.db);
    expect(rows[0]).toMatchObject({ name: 'Invented Company' });
    expect(rows[0]?.factors).toContain('9058');
    expect(rows[0]?.factors).not.toContain('0002');
  });
});

describe('a draft begun for another', () => {
  test('belongs to the principal, who sees it and may throw it away', async () => {
    const draftId = await aDraft(world, acting);
    expect((await ownDraft(lent.db, delegate, draftId)).ok).toBe(false);
    expectOk(await reviewDraft({ actor: acting, draftId }, needsAt(world, FILED_AT)));
    const [look] = await entriesAbout(lent.db, { kind: 'dossier', id: draftId }, { limit: 1 });
    expect(look).toMatchObject({ by: { id: delegate.personId }, reason: 'acting-for' });
    expectOk(await deleteDraft({ actor: principal, draftId }, needsAt(world, FILED_AT)));
  });

  test('cannot be begun in a procedure the mandate leaves out', async () => {
    const actor = await inTheNameOf(principal.personId, ['9.999999']);
    expect(await startDraft({ actor, procedureCode: world.procedureCode }, needsAt(world, FILED_AT))).toEqual({
      ok: false,
      refusal: { code: 'mandate.not-for-procedure' },
    });
  });
});
