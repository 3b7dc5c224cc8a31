import { workingMinutesBetween } from '#modules/calendar/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { mayExtend } from '../limits.ts';
import type { LimitsRefusal } from '../limits.ts';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type ExtendRefusal = ActRefusal | LimitsRefusal;

/** The competent agency apologises at least a day before it would be late, and names a new time (form 04); once. */
export async function extendDossier(asked: Asked<'extend'>, needs: ActNeeds): Promise<Result<Acted, ExtendRefusal>> {
  return act<'extend', ExtendRefusal>(
    'extend',
    {
      asked,
      decide({ dossier, now, calendar }) {
        const until = Temporal.Instant.from(asked.body.until);
        const kept = mayExtend(now, { dueAt: dossier.dueAt, until });
        if (!kept.ok) return kept;
        if (dossier.dueAt === null) return refuse({ code: 'dossier.no-due-time' });
        // A time the calendar does not reach could never be counted to: the dossier would stand still for ever.
        const reached = workingMinutesBetween({ from: now, to: until }, calendar);
        if (!reached.ok) return reached;
        const note = newNote('extension', asked.body.reason);
        return ok({ fact: { type: 'extended', data: { until: until.toString(), before: dossier.dueAt, note: note.ref } }, notes: [note] });
      },
    },
    needs,
  );
}
