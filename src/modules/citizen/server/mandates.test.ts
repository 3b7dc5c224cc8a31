import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { actOnMandate } from './act-on-mandate.ts';
import { claimOrganisation } from './claim-organisation.ts';
import { grantMandate } from './grant-mandate.ts';
import { givePaper, openMandate } from './mandate-paper.ts';
import { endMandates, findMandate } from './mandate-store.ts';
import { mandatesHere, myMandates } from './my-mandates.ts';
import { findOrganisation } from './organisation-store.ts';
import { recordMandate } from './record-mandate.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-11-22T05:00:00Z');
const PAPER = { sha256: 'b'.repeat(64), name: 'giay.pdf', mediaType: 'application/pdf' };
const TYPED = { to: '0900000502', scope: 'all', procedures: [], until: '31/12/2026' };
const CLAIM = { taxNumber: '0314409058', name: 'Công ty Thử', kind: 'company', unitCode: '31825', detail: 'Ấp 1' };
const DESK = { kind: 'officer', officerId: newId(), roles: [{ role: 'receiver', agencyId: 'H12.01' }] } as const;
const HEAD = { kind: 'officer', officerId: newId(), roles: [{ role: 'head', agencyId: 'H12.01' }] } as const;

function needs(now = NOW) {
  return { db: lent.db, now };
}

let count = 500;
async function aPerson({ name = 'Người Thử', verified = true }: { name?: string | null; verified?: boolean } = {}) {
  count += 1;
  const id = newId();
  const [cccd, phone] = [`096085000${count}`, `0900000${count}`];
  await sql`
    insert into person (id, cccd, identity, full_name, phone, created_at, updated_at)
    values (${id}, ${cccd}, ${verified ? 'verified' : 'declared'}, ${name}, ${phone}, ${NOW.toString()}, ${NOW.toString()})`.execute(
    lent.db,
  );
  return { cccd, phone, actor: { kind: 'citizen', personId: id } as const };
}

async function granted(typed: Partial<typeof TYPED> & { to: string }, from: Awaited<ReturnType<typeof aPerson>>): Promise<string> {
  const id = newId();
  expectOk(await grantMandate({ actor: from.actor, typed: { ...TYPED, ...typed }, requestId: id }, needs()));
  return id;
}

beforeAll(async () => {
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[]', '[]')`.execute(lent.ownerDb);
  await sql`
    insert into agency (id, name, kind, session_plan_id, id_source) values ('H12.01', 'Quầy thử', 'one-stop', 'default', 'invented')`.execute(
    lent.ownerDb,
  );
  await sql`
    insert into place_unit (code, kind, name, province_code)
    values ('96', 'province', 'Tỉnh Cà Mau', '96'), ('31825', 'commune', 'Xã Thử', '96')`.execute(lent.ownerDb);
  await sql`
    insert into stored_object (sha256, size, media_type, stored_at) values (${PAPER.sha256}, 9, 'application/pdf', ${NOW.toString()})`.execute(
    lent.db,
  );
});

describe('a mandate given in the portal', () => {
  test('counts once the other accepts, and not before', async () => {
    const [principal, delegate] = [await aPerson(), await aPerson()];
    const id = await granted({ to: delegate.phone }, principal);
    expect(await findMandate(lent.db, id)).toMatchObject({ state: 'asked', delegateId: null });
    expect(expectOk(await myMandates({ actor: delegate.actor }, needs())).byMe.map((one) => one.id)).toEqual([id]);

    expectOk(await actOnMandate({ actor: delegate.actor, mandateId: id, move: 'accept' }, needs()));
    expect(await findMandate(lent.db, id)).toMatchObject({ state: 'in-force', delegateId: delegate.actor.personId });
    const [shown] = expectOk(await myMandates({ actor: principal.actor }, needs())).forMe;
    expect(shown?.history.map(({ type, by }) => [type, by])).toEqual([
      ['asked', 'principal'],
      ['accepted', 'delegate'],
    ]);
  });

  test('is the same once for two clicks, and does not tell whether anybody owns the number', async () => {
    const principal = await aPerson();
    const requestId = newId();
    for (const _click of [1, 2])
      expectOk(await grantMandate({ actor: principal.actor, typed: { ...TYPED, to: '0900000999' }, requestId }, needs()));
    expect(expectOk(await myMandates({ actor: principal.actor }, needs())).forMe).toMatchObject([{ id: requestId, delegateName: null }]);
  });

  test('by citizen number reaches only whose number was proven', async () => {
    const [principal, pretender] = [await aPerson(), await aPerson({ verified: false })];
    const id = await granted({ to: pretender.cccd }, principal);
    expect(expectOk(await myMandates({ actor: pretender.actor }, needs())).byMe).toEqual([]);
    expect(await actOnMandate({ actor: pretender.actor, mandateId: id, move: 'accept' }, needs())).toEqual({
      ok: false,
      refusal: { code: 'mandate.unknown' },
    });
  });

  test('does not exist for anybody else, whatever they try', async () => {
    const [principal, delegate, stranger] = [await aPerson(), await aPerson(), await aPerson()];
    const id = await granted({ to: delegate.phone }, principal);
    for (const actor of [stranger.actor, DESK, HEAD]) {
      for (const move of ['accept', 'confirm', 'refuse', 'revoke'] as const) {
        expect(await actOnMandate({ actor, mandateId: id, move }, needs())).toMatchObject({ refusal: { code: 'mandate.unknown' } });
      }
      expect((await openMandate({ actor, mandateId: id }, needs())).ok).toBe(false);
    }
    expect((await actOnMandate({ actor: principal.actor, mandateId: id, move: 'accept' }, needs())).ok).toBe(false);
  });

  test.each(['principal', 'delegate'] as const)('is ended by the %s, for good', async (side) => {
    const sides = { principal: await aPerson(), delegate: await aPerson() };
    const id = await granted({ to: sides.delegate.phone }, sides.principal);
    expectOk(await actOnMandate({ actor: sides.delegate.actor, mandateId: id, move: 'accept' }, needs()));
    expectOk(await actOnMandate({ actor: sides[side].actor, mandateId: id, move: 'revoke' }, needs()));
    for (const move of ['accept', 'revoke'] as const) {
      expect(await actOnMandate({ actor: sides.delegate.actor, mandateId: id, move }, needs())).toMatchObject({ ok: false });
    }
    expect(await findMandate(lent.db, id)).toMatchObject({ state: 'revoked' });
  });

  test('cannot be passed on by who acts for another, and is not seen from another name', async () => {
    const [principal, delegate, third] = [await aPerson(), await aPerson(), await aPerson()];
    const mandateId = await granted({ to: delegate.phone }, principal);
    expectOk(await actOnMandate({ actor: delegate.actor, mandateId, move: 'accept' }, needs()));
    const own = await granted({ to: third.phone }, delegate);
    const actingFor = {
      kind: 'person',
      id: principal.actor.personId,
      name: 'X',
      mandateId,
      as: 'delegate',
      procedures: null,
      until: null,
    } as const;
    const acting = { ...delegate.actor, actingFor };
    expect(await grantMandate({ actor: acting, typed: { ...TYPED, to: third.phone }, requestId: newId() }, needs())).toMatchObject({
      refusal: { code: 'mandate.not-yours' },
    });
    expect(expectOk(await myMandates({ actor: acting }, needs()))).toMatchObject({ forMe: [], byMe: [{ id: mandateId }], mayGrant: false });
    expect((await openMandate({ actor: acting, mandateId: own }, needs())).ok).toBe(false);
  });

  test('needs a name on both sides', async () => {
    const [nameless, named] = [await aPerson({ name: null }), await aPerson()];
    expect(await grantMandate({ actor: nameless.actor, typed: { ...TYPED, to: named.phone }, requestId: newId() }, needs())).toMatchObject({
      refusal: { code: 'mandate.name-missing' },
    });
    const id = await granted({ to: nameless.phone }, named);
    expect(await actOnMandate({ actor: nameless.actor, mandateId: id, move: 'accept' }, needs())).toMatchObject({
      refusal: { code: 'mandate.name-missing' },
    });
  });

  test('ends by its date, written down once', async () => {
    const [principal, delegate] = [await aPerson(), await aPerson()];
    const id = await granted({ to: delegate.phone }, principal);
    expectOk(await actOnMandate({ actor: delegate.actor, mandateId: id, move: 'accept' }, needs()));
    const at = '2027-01-01T00:00:00Z';
    expect(await endMandates(lent.db, { today: '2026-12-31', at })).not.toContain(id);
    expect(await endMandates(lent.db, { today: '2027-01-01', at })).toContain(id);
    expect(await endMandates(lent.db, { today: '2027-01-01', at })).not.toContain(id);
    expect(await findMandate(lent.db, id)).toMatchObject({ state: 'ended' });
  });
});

describe('representing an organisation', () => {
  test('waits for the paper, then for a receiving officer', async () => {
    const claimer = await aPerson();
    const { mandateId } = expectOk(await claimOrganisation({ actor: claimer.actor, typed: CLAIM }, needs()));
    expect(expectOk(await mandatesHere({ actor: DESK }, needs())).waiting).toEqual([]);
    expect(await actOnMandate({ actor: DESK, mandateId, move: 'confirm' }, needs())).toMatchObject({
      refusal: { code: 'mandate.paper-missing' },
    });
    expect(await givePaper({ actor: DESK, mandateId, paper: PAPER }, needs())).toMatchObject({ refusal: { code: 'mandate.unknown' } });

    expectOk(await givePaper({ actor: claimer.actor, mandateId, paper: PAPER }, needs()));
    expect(expectOk(await mandatesHere({ actor: DESK }, needs())).waiting.map(({ id }) => id)).toEqual([mandateId]);
    expect((await actOnMandate({ actor: HEAD, mandateId, move: 'confirm' }, needs())).ok).toBe(false);
    expect((await actOnMandate({ actor: claimer.actor, mandateId, move: 'confirm' }, needs())).ok).toBe(false);
    expectOk(await openMandate({ actor: DESK, mandateId }, needs()));
    expectOk(await actOnMandate({ actor: DESK, mandateId, move: 'confirm' }, needs()));

    const mandate = await findMandate(lent.db, mandateId);
    expect(mandate).toMatchObject({ state: 'in-force', agencyId: 'H12.01' });
    expect(await findOrganisation(lent.db, mandate!.principalId!)).toMatchObject({ taxNumber: '0314409058', name: 'Công ty Thử' });
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from ledger_entry where subject_kind = 'mandate' and subject_id = ${mandateId}`.execute(lent.db);
    expect(rows[0]?.many).toBe(1);
  });

  test('claimed twice is one organisation, whose confirmed name a later claim does not change', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    const ids = [];
    for (const [claimer, name] of [
      [first, 'Hợp tác xã Thử'],
      [second, 'Tên Khác'],
    ] as const) {
      const typed = { ...CLAIM, taxNumber: '2000999000', name };
      const { mandateId } = expectOk(await claimOrganisation({ actor: claimer.actor, typed }, needs()));
      expectOk(await givePaper({ actor: claimer.actor, mandateId, paper: PAPER }, needs()));
      expectOk(await actOnMandate({ actor: DESK, mandateId, move: 'confirm' }, needs()));
      ids.push((await findMandate(lent.db, mandateId))!.principalId!);
    }
    expect(new Set(ids).size).toBe(1);
    expect(await findOrganisation(lent.db, ids[0]!)).toMatchObject({ name: 'Hợp tác xã Thử' });
  });

  test('names everything that is wrong with a claim', async () => {
    const { actor } = await aPerson();
    const typed = { taxNumber: '0314409059', name: ' ', kind: '', unitCode: 'x', detail: '' };
    expect(await claimOrganisation({ actor, typed }, needs())).toMatchObject({
      refusal: { issues: ['taxNumber', 'name', 'kind', 'unitCode', 'detail'].map((field) => ({ field })) },
    });
  });
});

describe('a mandate recorded at the counter', () => {
  test('is in force with its paper, and whoever looks people up stands in the ledger', async () => {
    const [principal, delegate] = [await aPerson(), await aPerson()];
    const asked = { actor: DESK, principalCccd: principal.cccd, typed: { ...TYPED, to: delegate.cccd, until: '22/11/2030' } };
    const { mandateId } = expectOk(await recordMandate(asked, needs()));
    expect(await findMandate(lent.db, mandateId)).toMatchObject({ state: 'asked' });
    expect((await givePaper({ actor: delegate.actor, mandateId, paper: PAPER }, needs())).ok).toBe(false);
    expectOk(await givePaper({ actor: DESK, mandateId, paper: PAPER }, needs()));
    expect(await findMandate(lent.db, mandateId)).toMatchObject({ state: 'in-force', origin: 'counter', paper: PAPER });
    const { rows } = await sql<{ subject: string }>`
      select subject_id as subject from ledger_entry where reason = 'recording-mandate'`.execute(lent.db);
    expect(rows.map(({ subject }) => subject).toSorted()).toEqual([principal.actor.personId, delegate.actor.personId].toSorted());
    expectOk(await actOnMandate({ actor: principal.actor, mandateId, move: 'revoke' }, needs()));
  });

  test('takes a receiving officer and two people who are known', async () => {
    const principal = await aPerson();
    const typed = { ...TYPED, to: '096085009999' };
    expect(await recordMandate({ actor: DESK, principalCccd: principal.cccd, typed }, needs())).toMatchObject({
      refusal: { code: 'mandate.person-unknown', field: 'to' },
    });
    for (const actor of [HEAD, principal.actor]) {
      expect(await recordMandate({ actor, principalCccd: principal.cccd, typed }, needs())).toMatchObject({
        refusal: { code: 'mandate.not-yours' },
      });
    }
  });
});
