import { dueTime } from '#modules/calendar/server';
import { calendarLimit, limitFor } from '#modules/procedure';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { workAhead } from '../route-position.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { answersGiven } from './answers-given.ts';
import { nextDossierCode } from './fact-store.ts';

/**
 * The one-stop officer accepts a complete dossier: it gets its code, the clock starts, and its due time is promised. Where there is
 * nothing to appraise it goes straight to the leader's desk.
 */
export async function receiveDossier(asked: Asked<'receive'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'receive',
    {
      asked,
      async decide(scene, trx) {
        const { dossier, revision, calendar, now } = scene;
        const isStraight = workAhead(revision, await answersGiven(trx, scene)).length === 0;
        const limit = calendarLimit(limitFor(revision.content, dossier));
        const due = limit && dueTime(now, limit, calendar);
        if (due && !due.ok) return due;
        return ok({
          fact: {
            type: 'received',
            data: {
              code: await nextDossierCode(trx, dossier.agencyId, now),
              limit,
              afterSupplement: 'restart',
              notCounted: [],
              dueAt: due?.value.toString() ?? null,
              ...(isStraight ? { straight: true } : {}),
            },
          },
        });
      },
    },
    needs,
  );
}
