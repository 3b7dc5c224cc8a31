import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { checkAtCounter } from './check-at-counter.ts';
import type { CounterCheckRefusal } from './check-at-counter.ts';
import { getContents } from './supplement-store.ts';

export type HandOverRefusal = ActRefusal | CounterCheckRefusal;

/**
 * The one-stop desk returns the result: at the counter, by post or electronically. Nothing is given away across the counter before an
 * officer saw whose card it is, or by which paper another comes for it, and whoever took it signed; the fact keeps which of them it was.
 */
export async function handOver(asked: Asked<'hand-over'>, needs: ActNeeds): Promise<Result<Acted, HandOverRefusal>> {
  return act<'hand-over', HandOverRefusal>(
    'hand-over',
    {
      asked,
      async decide({ dossier, revision, now }, trx) {
        const { to, seen, note: words } = asked.body;
        const channel = asked.body.channel ?? (seen ? 'counter' : 'electronic');
        const said = words === undefined ? null : newNote('hand-over', words);
        if (channel !== 'counter') {
          const data = { to, channel, ...(said ? { note: said.ref } : {}) };
          return ok({ fact: { type: 'handed-over', data }, notes: said ? [said] : [] });
        }
        const { answers } = await getContents(trx, dossier.id);
        const { applicantId } = dossier;
        const check = await checkAtCounter(trx, { seen, by: to, kind: 'hand-over' }, { applicantId, revision, answers, now });
        if (!check.ok) return check;
        const { checked, note: came } = check.value;
        const note = came ?? said;
        return ok({
          fact: { type: 'handed-over', data: { to, channel, checked, ...(note ? { note: note.ref } : {}) } },
          notes: note ? [note] : [],
        });
      },
    },
    needs,
  );
}
