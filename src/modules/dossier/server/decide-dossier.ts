import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

/** The leader decides, freshly proven to be the leader. A refusal names its reasons and is a result like any other. */
export async function decideDossier(asked: Asked<'decide'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'decide',
    {
      asked,
      decide() {
        const { outcome, note: words } = asked.body;
        const note = words === undefined ? null : newNote('decision', words);
        return ok({ fact: { type: 'decided', data: { outcome, ...(note ? { note: note.ref } : {}) } }, notes: note ? [note] : [] });
      },
    },
    needs,
  );
}
