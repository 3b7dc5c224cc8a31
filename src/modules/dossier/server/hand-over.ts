import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

/** The one-stop desk returns the result: at the counter, by post or electronically. */
export async function handOver(asked: Asked<'hand-over'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'hand-over',
    {
      asked,
      decide() {
        const { to, channel, note: words } = asked.body;
        const note = words === undefined ? null : newNote('hand-over', words);
        return ok({ fact: { type: 'handed-over', data: { to, channel, ...(note ? { note: note.ref } : {}) } }, notes: note ? [note] : [] });
      },
    },
    needs,
  );
}
