import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';

export const NOW = at('2026-08-11T10:00');
/** The type of the second paper of the procedure. */
export const TYPE = 'certificate';

/** People who file, a type of paper that is kept, and reasons that may be given. */
export interface LockerWorld extends World {
  readonly citizen: (number: number) => CitizenActor;
}

export async function settleLockers(lent: { readonly db: Db; readonly ownerDb: Db }): Promise<LockerWorld> {
  const world = await settleWorld(lent.db, { citizens: 9 });
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
  return { ...world, citizen: (number) => world.citizens[number]! };
}

export async function aContent({ db }: { readonly db: Db }): Promise<string> {
  const sha = randomBytes(32).toString('hex');
  await sql`insert into stored_object (sha256, size, media_type, stored_at) values (${sha}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
    db,
  );
  return sha;
}

/** Files with a certificate and has it taken in; answers the dossier. */
export async function file(world: LockerWorld, actor: CitizenActor, sha256?: string): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: await aContent(world), name: 'a.pdf' }, needs));
  expectOk(
    await attachPaper({ actor, draftId, component: 'certificate', sha256: sha256 ?? (await aContent(world)), name: 'c.pdf' }, needs),
  );
  const { dossierId } = expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs));
  await takeInDossier({ dossierId }, world);
  return dossierId;
}

/** The same, and the office found it right. */
export async function fileAndReceive(world: LockerWorld, actor: CitizenActor): Promise<string> {
  const dossierId = await file(world, actor);
  await done(world, { dossierId, action: 'receive', now: NOW });
  await takeInDossier({ dossierId }, world);
  return dossierId;
}
