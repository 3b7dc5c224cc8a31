import { dueTime } from '#modules/calendar/server';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { ActionBody } from '../action-body.ts';
import { placeOf } from '../defect-place.ts';
import { standingOf } from '../defect-standing.ts';
import { answerBy, APPRAISAL_ASK_WORKING_DAYS, mayAskInAppraisal } from '../limits.ts';
import type { LimitsRefusal } from '../limits.ts';
import { newNote } from './note.ts';
import type { DefectRef } from '../fact.ts';
import type { Note } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked, Scene } from './act.ts';
import { heldAt, type HeldItem } from './already-held.ts';
import { keepAskedAnyway } from './asked-anyway-store.ts';
import { noteHeldSeen } from './note-held-seen.ts';
import { reasonsOn } from './reason-store.ts';
import { getContents, openSupplementDraft } from './supplement-store.ts';

type Given = ActionBody<'ask-supplement'>['defects'][number];

export type AskSupplementRefusal =
  | ActRefusal
  | LimitsRefusal
  | {
      readonly code: 'dossier.defect-unknown' | 'dossier.defect-in-form';
      readonly component: string | null;
      readonly path: string | null;
    }
  /** What is asked for is in the applicant's locker and could be used; going on takes the code of a reason. */
  | { readonly code: 'dossier.already-held'; readonly held: readonly HeldItem[] }
  | { readonly code: 'dossier.reason-unknown'; readonly place: string };

/**
 * An officer asks, once and completely, for what is missing or wrong (form 02). At reception the clock has not started; in appraisal
 * it stops, and may be asked for only within three working days of reception unless a legal ground is named.
 *
 * What the office could take from the applicant's locker is asked for again only with a coded reason, which is counted and published.
 */
export async function askSupplement(asked: Asked<'ask-supplement'>, needs: ActNeeds): Promise<Result<Acted, AskSupplementRefusal>> {
  const seen: { readonly scene: Scene; readonly held: readonly HeldItem[] }[] = [];
  const done = await act<'ask-supplement', AskSupplementRefusal>(
    'ask-supplement',
    {
      asked,
      async decide(scene, db) {
        const { defects, legalGround } = asked.body;
        const { content } = scene.revision;
        const { answers } = await getContents(db, scene.dossier.id);
        const handedIn = { ...scene.dossier, answers };
        const misplaced = defects.find((defect) => standingOf(defect, content, handedIn) !== 'known');
        if (misplaced) {
          const { component = null, path = null } = misplaced;
          const inForm = standingOf(misplaced, content, handedIn) === 'in-form';
          return refuse({ code: inForm ? 'dossier.defect-in-form' : 'dossier.defect-unknown', component, path });
        }

        const inTime = isInTime(scene, legalGround !== undefined);
        if (!inTime.ok) return inTime;
        const until = answerBy(scene.now, scene.calendar);
        if (!until.ok) return until;
        const by = until.value.toString();

        const held = (await heldAt(db, { ...scene, answers }, defects)).map(({ item }) => item);
        if (held.length > 0) seen.push({ scene, held });
        const explained = await explain(db, { defects, held, now: scene.now });
        if (!explained.ok) return explained;

        const ground = legalGround === undefined ? null : newNote('legal-ground', legalGround);
        const written = explained.value.map((defect) => ({ defect, note: newNote('defect', defect.reason) }));
        const round = scene.facts.filter(({ type }) => type === 'supplement-asked').length + 1;
        return ok({
          fact: {
            type: 'supplement-asked',
            data: {
              stage: scene.state.at === 'filed' ? 'reception' : 'appraisal',
              round,
              defects: written.map(({ defect, note }) => defectRef(defect, note)),
              answerBy: by,
              ...(ground ? { legalGround: ground.ref } : {}),
            },
          },
          notes: [...written.map(({ note }) => note), ...(ground ? [ground] : [])],
          alongside: async (trx) => {
            await openSupplementDraft(trx, { dossierId: scene.dossier.id, round, at: scene.now.toString(), expiresAt: by });
            if (held.length > 0) await count(trx, { scene, round, held, defects: explained.value });
          },
        });
      },
    },
    needs,
  );
  // Entered outside of what may have been rolled back, before anything of it is shown.
  for (const look of seen) await enterLook(asked, look, needs);
  return done;
}

/** Each defect with its reason where it needs one, and without where nothing is there. */
async function explain(
  db: Db,
  { defects, held, now }: { readonly defects: readonly Given[]; readonly held: readonly HeldItem[]; readonly now: Temporal.Instant },
): Promise<Result<readonly Given[], Extract<AskSupplementRefusal, { code: 'dossier.already-held' | 'dossier.reason-unknown' }>>> {
  if (held.length === 0) return ok(defects.map(({ anyway: _, ...defect }) => defect));
  const places = new Set(held.map(({ place }) => place));
  const silent = held.filter(({ place }) => defects.some((defect) => placeOf(defect) === place && defect.anyway === undefined));
  if (silent.length > 0) return refuse({ code: 'dossier.already-held', held: silent });
  const known = new Set((await reasonsOn(db, 'ask-anyway', inVietnam(now).toPlainDate().toString())).map(({ code }) => code));
  const odd = defects.find((defect) => places.has(placeOf(defect)) && !known.has(defect.anyway ?? ''));
  if (odd) return refuse({ code: 'dossier.reason-unknown', place: placeOf(odd) });
  return ok(defects.map(({ anyway, ...defect }) => (places.has(placeOf(defect)) && anyway !== undefined ? { ...defect, anyway } : defect)));
}

async function count(
  db: Db,
  { scene, round, held, defects }: { scene: Scene; round: number; held: readonly HeldItem[]; defects: readonly Given[] },
): Promise<void> {
  const { dossier, acting, now } = scene;
  const asked = held.map(({ place, what, item }) => ({
    ...{ place, what, item },
    reason: defects.find((defect) => placeOf(defect) === place)?.anyway ?? '',
  }));
  const { id: dossierId, procedureCode } = dossier;
  await keepAskedAnyway(db, { dossierId, round, procedureCode, agencyId: acting.agencyId ?? dossier.agencyId, at: now.toString(), asked });
}

async function enterLook(
  { actor }: Asked<'ask-supplement'>,
  { scene, held }: { readonly scene: Scene; readonly held: readonly HeldItem[] },
  { db, now }: ActNeeds,
): Promise<void> {
  await noteHeldSeen(db, { ...scene, actor, now, held, reason: 'held-already' });
}

function isInTime(
  scene: Scene,
  legalGround: boolean,
): Result<null, LimitsRefusal | { readonly code: 'calendar.ends'; readonly year: number }> {
  const { receivedAt } = scene.dossier;
  if (receivedAt === null) return ok(null);
  const until = dueTime(Temporal.Instant.from(receivedAt), { amount: APPRAISAL_ASK_WORKING_DAYS, unit: 'working-day' }, scene.calendar);
  if (!until.ok) return until;
  return mayAskInAppraisal(scene.now, { until: until.value, legalGround });
}

function defectRef({ component, path, code, anyway }: Given, note: Note): DefectRef {
  return {
    ...(component === undefined ? {} : { component }),
    ...(path === undefined ? {} : { path }),
    code,
    note: note.ref,
    ...(anyway === undefined ? {} : { anyway }),
  };
}
