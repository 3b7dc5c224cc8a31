import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, openDossier, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { nationalPapers } from '#views/national-papers';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';

const lent = useDatabase();
const LATER = at('2026-08-12T09:00');
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 2 });
  await sql`insert into paper_type (type, name, gloss, note) values ('certificate', 'Invented certificate', '', '')`.execute(lent.db);
  await sql`insert into paper_terms (type, holding) values ('certificate', 'kept')`.execute(lent.db);
  await lent.ownerDb.connection().execute(async (owner) => {
    await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
    await sql`
      update procedure_revision set record = (record::jsonb || '{"result": {"name": "Invented", "code": " KQ.H00.000001 ", "docType": "certificate"}}')::json,
        components = jsonb_set(jsonb_set(components, '{1,code}', '"H00-KQ1"'), '{1,paperType}', '"certificate"')`.execute(owner);
    await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
  });
});

async function file({
  now,
  certificate,
  origin,
}: {
  now: Temporal.Instant;
  certificate: string;
  origin: 'upload' | 'locker';
}): Promise<string> {
  const [actor, needs] = [world.applicant, needsAt(world, now)];
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  const papers = [
    { component: 'application', sha256: await aContent() },
    { component: 'certificate', sha256: certificate, origin },
  ];
  for (const paper of papers) expectOk(await attachPaper({ actor, draftId, name: `${paper.component}.pdf`, ...paper }, needs));
  const { dossierId } = expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs));
  await takeInDossier({ dossierId }, lent);
  return dossierId;
}

async function aContent(): Promise<string> {
  const sha = randomBytes(32).toString('hex');
  await sql`insert into stored_object (sha256, size, media_type, stored_at) values (${sha}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
    lent.db,
  );
  return sha;
}

async function flagsOf(dossierId: string): Promise<readonly (readonly string[])[]> {
  const opened = expectOk(await openDossier({ actor: world.applicant, dossier: dossierId }, needsAt(world, LATER)));
  return (await nationalPapers(lent.db, opened)).map((one) => [
    one.MaThanhPhanHoSo,
    one.DuocSoHoa,
    one.DuocTaiSuDung,
    one.DuocLayTuKhoDMQG,
    one.MaKetQuaThayThe,
  ]);
}

test('each file says how it came, and which result stands in its place', async () => {
  const sent = await aContent();
  const first = await file({ now: FILED_AT, certificate: sent, origin: 'upload' });
  expect(await flagsOf(first)).toContainEqual(['H00-KQ1', '1', '0', '0', '']);
  const second = await file({ now: at('2026-08-10T09:00'), certificate: sent, origin: 'locker' });
  expect(await flagsOf(second)).toContainEqual(['H00-KQ1', '0', '1', '0', '']);

  const settled = at('2026-08-11T09:00');
  for (const action of ['receive', 'assign', 'complete-step', 'complete-step', 'decide', 'issue'] as const) {
    await done(world, { dossierId: first, action, now: settled });
  }
  await takeInDossier({ dossierId: first }, lent);
  const third = await file({ now: LATER, certificate: world.paperSha, origin: 'locker' });
  expect(await flagsOf(third)).toContainEqual(['H00-KQ1', '0', '1', '0', 'KQ.H00.000001']);
  // What was issued since changes nothing in what was filed before.
  expect(await flagsOf(second)).toContainEqual(['H00-KQ1', '0', '1', '0', '']);
});
