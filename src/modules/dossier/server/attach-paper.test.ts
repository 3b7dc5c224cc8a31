import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { attachPaper } from './attach-paper.ts';
import { FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { startDraft } from './start-draft.ts';

const lent = useDatabase();
const MEGABYTE = 1024 * 1024;
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

test('files that arrive side by side have the room of one dossier together, not each for itself', async () => {
  const [actor, needs] = [world.applicant, needsAt(world, FILED_AT)];
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  const contents = Array.from({ length: 8 }, () => randomBytes(32).toString('hex'));
  for (const sha256 of contents) {
    await sql`insert into stored_object (sha256, size, media_type, stored_at)
      values (${sha256}, ${18 * MEGABYTE}, 'application/pdf', ${FILED_AT.toString()})`.execute(lent.db);
  }
  const put = (sha256: string) => attachPaper({ actor, draftId, component: 'certificate', sha256, name: 'scan.pdf' }, needs);
  const answers = await Promise.all(contents.map(put));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'paper.dossier-full', limitMb: 100, leftMb: 10 } });
});
