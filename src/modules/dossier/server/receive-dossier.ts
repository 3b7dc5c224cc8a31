import { dueTime } from '#modules/calendar/server';
import { calendarLimit, limitFor } from '#modules/procedure';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { nextDossierCode } from './fact-store.ts';

/** The one-stop officer accepts a complete dossier: it gets its code, the clock starts, and its due time is promised. */
export async function receiveDossier(asked: Asked<'receive'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'receive',
    {
      asked,
      async decide({ dossier, revision, calendar, now }, trx) {
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
            },
          },
        });
      },
    },
    needs,
  );
}
