import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { words } from '#messages';
import { lastFact, type CitizenActor } from '#modules/dossier';
import { findDossier, keepResult, revokedUsesOf } from '#modules/dossier/server';
import { standingOf, type PaperStanding } from '#modules/notice/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { needsAt } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { doAction, done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';
import { aContent, file, NOW, settleLockers, type LockerWorld } from './locker-at-desk.fixture.ts';
import { onResultRevoked } from './on-result-revoked.ts';

const lent = useDatabase();
let world: LockerWorld;

beforeAll(async () => {
  world = await settleLockers(lent);
});

describe('a result that its office takes back', () => {
  const OFFICE = { now: NOW, origin: 'https://example.vn', lawWords: words('vi') };

  /** A dossier settled with a result of its own; answers the dossier and the content of its result. */
  async function settled(actor: CitizenActor): Promise<{ readonly dossierId: string; readonly sha256: string }> {
    const dossierId = await file(world, actor);
    const sha256 = await aContent(lent);
    for (const action of ['receive', 'assign', 'complete-step', 'complete-step', 'decide'] as const)
      await done(world, { dossierId, action, now: NOW });
    const needs = needsAt(world, NOW);
    expectOk(await keepResult({ actor: world.clerk, dossierId, sha256 }, needs));
    await done(world, { dossierId, action: 'issue', now: NOW, body: { number: '07/GCN', resultPaper: sha256 } });
    await takeInDossier({ dossierId }, lent);
    return { dossierId, sha256 };
  }

  test('no longer stands in the locker, marks each dossier that used it, and tells its officer and whose it is, once', async () => {
    const { dossierId: source, sha256 } = await settled(world.citizen(0));
    const [user, replaced] = [await file(world, world.citizen(0), sha256), await file(world, world.citizen(1), sha256)];
    await sql`update dossier_paper set superseded_at = now() where dossier_id = ${replaced} and sha256 = ${sha256}`.execute(lent.db);
    const revoked = await done(world, { dossierId: source, action: 'revoke', now: NOW, body: { reason: 'issued-in-error', note: 'Nhầm' } });
    await takeInDossier({ dossierId: source }, lent);
    for (const _ of ['first', 'again']) await onResultRevoked({ dossierId: source, seq: revoked.version }, { ...OFFICE, db: lent.db });

    const { rows: standing } = await sql`select standing, level from locker_paper where sha256 = ${sha256} and number = '07/GCN'`.execute(
      lent.db,
    );
    expect(standing).toEqual([{ standing: 'revoked', level: 'B' }]);
    expect(await revokedUsesOf(lent.db, user)).toMatchObject([{ component: 'certificate', sha256 }]);
    expect(await revokedUsesOf(lent.db, replaced)).toEqual([]);
    expect(await revokedUsesOf(lent.db, source)).toEqual([]);
    const { rows: marked } = await sql`select dossier_id from revoked_use where sha256 = ${sha256}`.execute(lent.db);
    expect(marked).toEqual([{ dossier_id: user }]);
    const { rows: told } = await sql`
      select person_id, channel from notice where kind = 'paper-revoked' and dossier_id = ${user} and person_id is not null and channel = 'inbox'`.execute(
      lent.db,
    );
    expect(told).toEqual([{ person_id: world.citizen(0).personId, channel: 'inbox' }]);

    // Handed in as something else, the same content stands no longer either.
    await takeInDossier({ dossierId: user }, lent);
    const { rows } = await sql<{
      standing: string;
    }>`select distinct standing from locker_paper where sha256 = ${sha256} and party_id = ${world.citizen(0).personId}`.execute(lent.db);
    expect(rows).toEqual([{ standing: 'revoked' }]);
  });

  test('is taken back once, by the leader of the agency who has just proved it, for a reason that holds that day', async () => {
    const { dossierId } = await settled(world.citizen(2));
    const revoke = async (more: object = {}) => doAction(world, { dossierId, action: 'revoke', now: NOW, ...more });
    expect(await revoke({ actor: world.leader })).toMatchObject({ refusal: { code: 'dossier.reauthenticate' } });
    expect(await revoke({ actor: world.clerk })).toMatchObject({ refusal: { code: 'dossier.not-yours' } });
    expect(await revoke({ actor: world.stranger })).toMatchObject({ refusal: { code: 'dossier.unknown' } });
    expect(await revoke({ body: { reason: 'outage' } })).toMatchObject({ refusal: { code: 'dossier.reason-unknown' } });
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await revoke()).toMatchObject({ refusal: { code: 'dossier.already-revoked' } });
    const verified = await verifiedResult(dossierId);
    expect(verified).toMatchObject({ state: 'withdrawn' });
  });

  async function verifiedResult(dossierId: string): Promise<PaperStanding> {
    const { facts } = (await findDossier(lent.db, dossierId))!;
    return standingOf({ kind: 'result', factId: lastFact(facts, 'issued')!.id, withdrawnAt: null }, facts);
  }
});
