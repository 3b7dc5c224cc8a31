import { dueTime } from '#modules/calendar/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Defect } from '../action-body.ts';
import { standingOf } from '../defect-standing.ts';
import { answerBy, APPRAISAL_ASK_WORKING_DAYS, mayAskInAppraisal } from '../limits.ts';
import type { LimitsRefusal } from '../limits.ts';
import { newNote } from './note.ts';
import type { DefectRef } from '../fact.ts';
import type { Note } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked, Scene } from './act.ts';
import { getContents, openSupplementDraft } from './supplement-store.ts';

export type AskSupplementRefusal =
  | ActRefusal
  | LimitsRefusal
  | {
      readonly code: 'dossier.defect-unknown' | 'dossier.defect-in-form';
      readonly component: string | null;
      readonly path: string | null;
    };

/**
 * An officer asks, once and completely, for what is missing or wrong (form 02). At reception the clock has not started; in appraisal
 * it stops, and may be asked for only within three working days of reception unless a legal ground is named.
 */
export async function askSupplement(asked: Asked<'ask-supplement'>, needs: ActNeeds): Promise<Result<Acted, AskSupplementRefusal>> {
  return act<'ask-supplement', AskSupplementRefusal>(
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

        const ground = legalGround === undefined ? null : newNote('legal-ground', legalGround);
        const written = defects.map((defect) => ({ defect, note: newNote('defect', defect.reason) }));
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
          alongside: (trx) => openSupplementDraft(trx, { dossierId: scene.dossier.id, round, at: scene.now.toString(), expiresAt: by }),
        });
      },
    },
    needs,
  );
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

function defectRef({ component, path, code }: Defect, note: Note): DefectRef {
  return { ...(component === undefined ? {} : { component }), ...(path === undefined ? {} : { path }), code, note: note.ref };
}
