import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, ownDraft, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import {
  askedAgainMost,
  figuresByAgency,
  figuresByProcedure,
  filingFigure,
  forgetOldEfforts,
  measureFiling,
  noteActive,
  noteLaidIn,
  noteSaved,
} from '#modules/effort/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';

const lent = useDatabase();
const RECEIVED = at('2026-08-11T10:00');
const AGAIN = at('2026-08-12T09:00');
const NAME = 'Nguyen Van An';
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 8 });
  await sql`insert into paper_type (type, name, gloss, note) values ('certificate', 'Invented certificate', '', '')`.execute(lent.db);
  await sql`insert into paper_terms (type, holding) values ('certificate', 'kept')`.execute(lent.db);
  await lent.ownerDb.connection().execute(async (owner) => {
    await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
    await sql`update procedure_revision set components = jsonb_set(components, '{1,paperType}', '"certificate"')`.execute(owner);
    await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
  });
});

interface Filing {
  readonly actor: CitizenActor;
  readonly now: Temporal.Instant;
  readonly certificate: string;
  /** What stands in the draft already, and whether the certificate comes from the locker. */
  readonly laidIn?: boolean;
  readonly reused?: boolean;
  /** Seconds after which somebody is seen at it once more. */
  readonly pauses?: readonly number[];
}

async function file({ actor, now, certificate, laidIn = false, reused = false, pauses = [] }: Filing): Promise<string> {
  const needs = needsAt(world, now);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  const answers = { owner: { fullName: NAME, trade: 'Fishing' } };
  await noteLaidIn({ draftId, answers: laidIn ? { owner: { fullName: NAME } } : {} }, needs);
  let seen = now;
  await noteActive(draftId, { ...needs, now: seen });
  for (const pause of pauses) {
    seen = seen.add({ seconds: pause });
    await noteSaved(draftId, { ...needs, now: seen });
  }
  expectOk(await saveDraft({ actor, draftId, answers }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: await aContent(), name: 'a.pdf' }, needs));
  const origin = reused ? ({ origin: 'locker' } as const) : {};
  expectOk(await attachPaper({ actor, draftId, component: 'certificate', sha256: certificate, name: 'c.pdf', ...origin }, needs));
  const { dossierId } = expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs));
  await takeInDossier({ dossierId }, lent);
  return dossierId;
}

/** Somebody whose first dossier an office received: what it says and brought is held from then on. */
async function known(number: number): Promise<{ readonly actor: CitizenActor; readonly certificate: string }> {
  const [actor, certificate] = [world.citizens[number]!, await aContent()];
  const dossierId = await file({ actor, now: FILED_AT, certificate });
  await done(world, { dossierId, action: 'receive', now: RECEIVED });
  await takeInDossier({ dossierId }, lent);
  return { actor, certificate };
}

async function aContent(): Promise<string> {
  const sha = randomBytes(32).toString('hex');
  await sql`insert into stored_object (sha256, size, media_type, stored_at) values (${sha}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
    lent.db,
  );
  return sha;
}

async function measured(dossierId: string) {
  await measureFiling({ dossierId }, lent);
  const { rows } = await sql<Readonly<Record<string, number | null>>>`
    select active_seconds, fields_asked, fields_laid_in, fields_held, fields_again, papers_asked, papers_reused, papers_held, papers_again,
      trips_avoided
    from filing_measured where dossier_id = ${dossierId}`.execute(lent.db);
  return rows[0];
}

describe('a filing in numbers', () => {
  test('what an office had found right and is typed and given again counts against it', async () => {
    const { actor } = await known(0);
    const dossierId = await file({ actor, now: AGAIN, certificate: await aContent() });
    expect(await measured(dossierId)).toMatchObject({ fields_asked: 2, fields_held: 1, fields_again: 1, papers_held: 1, papers_again: 1 });
    const most = await askedAgainMost(lent.db, { year: 2026, procedureCode: world.procedureCode, limit: 10 });
    expect(most.map(({ kind, item, times }) => [kind, item, times])).toEqual([
      ['field', 'person.fullName', 1],
      ['paper', 'certificate', 1],
    ]);
  });

  test('what stood there and what came from the locker does not', async () => {
    const { actor, certificate } = await known(1);
    const dossierId = await file({ actor, now: AGAIN, certificate, laidIn: true, reused: true });
    expect(await measured(dossierId)).toMatchObject({ fields_laid_in: 1, fields_again: 0, papers_reused: 1, papers_again: 0 });
  });

  test('what was never looked at, what came to be known later, and what another told is not held', async () => {
    const unseen = await file({ actor: world.citizens[2]!, now: FILED_AT, certificate: await aContent() });
    const next = await file({ actor: world.citizens[2]!, now: AGAIN, certificate: await aContent() });
    expect(await measured(next)).toMatchObject({ fields_held: 0, papers_held: 0 });
    const later = await file({ actor: world.citizens[3]!, now: at('2026-08-10T09:00'), certificate: await aContent() });
    await done(world, { dossierId: unseen, action: 'receive', now: RECEIVED });
    await takeInDossier({ dossierId: unseen }, lent);
    const sameDay = await file({ actor: world.citizens[2]!, now: at('2026-08-11T09:00'), certificate: await aContent() });
    expect(await measured(sameDay)).toMatchObject({ fields_held: 0 });
    expect(await measured(later)).toMatchObject({ fields_held: 0, papers_held: 0 });
  });

  test('time is what passes between signs of somebody, and of a long pause only a minute', async () => {
    const dossierId = await file({ actor: world.citizens[4]!, now: FILED_AT, certificate: await aContent(), pauses: [20, 3600, 5, -30] });
    expect((await measured(dossierId))?.['active_seconds']).toBe(85);
  });

  test('measured twice it is there once; ways are counted anew as they are saved', async () => {
    const before = await filingFigure(lent.db, { year: 2026 });
    const dossierId = await file({ actor: world.citizens[5]!, now: FILED_AT, certificate: await aContent(), pauses: [30] });
    await Promise.all([1, 2, 3].map(() => measureFiling({ dossierId }, lent)));
    await measured(dossierId);
    await done(world, { dossierId, action: 'ask-supplement', now: RECEIVED });
    const needs = needsAt(world, AGAIN);
    const draft = expectOk(await ownDraft(lent.db, world.citizens[5]!, dossierId));
    const better = { actor: world.citizens[5]!, draftId: draft.id, component: 'certificate', sha256: await aContent(), name: 'd.pdf' };
    expectOk(await attachPaper(better, needs));
    await done(world, { dossierId, action: 'supplement', now: AGAIN, actor: world.citizens[5]! });
    expect(await measured(dossierId)).toMatchObject({ trips_avoided: 2, active_seconds: 30 });
    const after = await filingFigure(lent.db, { year: 2026 });
    expect([after.filings - before.filings, after.tripsAvoided - before.tripsAvoided]).toEqual([1, 2]);
  });

  test('nothing anybody said is kept once it is measured, nor of drafts that were left', async () => {
    const dossierId = await file({ actor: world.citizens[6]!, now: FILED_AT, certificate: await aContent(), laidIn: true });
    await measured(dossierId);
    await forgetOldEfforts(lent.db, at('2026-12-01T00:00'));
    expect((await sql`select 1 from filing_effort`.execute(lent.db)).rows).toEqual([]);
  });
});

test('figures add up by procedure and by agency, and a handful at one agency is not published', async () => {
  const [procedure] = await figuresByProcedure(lent.db, 2026);
  const all = await filingFigure(lent.db, { year: 2026 });
  expect(procedure).toMatchObject({ procedureCode: world.procedureCode, filings: all.filings, papersAgain: all.papersAgain });
  expect(procedure?.medianSeconds).toBeGreaterThan(0);
  const agencies = await figuresByAgency(lent.db, { year: 2026, enough: 1 });
  expect(agencies.reduce((sum, { filings }) => sum + filings, 0)).toBe(all.filings);
  expect(await figuresByAgency(lent.db, { year: 2026, enough: all.filings + 1 })).toEqual([]);
  expect((await filingFigure(lent.db, { year: 2025 })).filings).toBe(0);
});
