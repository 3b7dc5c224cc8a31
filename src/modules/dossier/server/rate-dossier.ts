import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

/** The applicant rates how they were served, once: 4 very satisfied, 3 satisfied, 2 neither, 1 not satisfied. */
export async function rateDossier(asked: Asked<'rate'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'rate',
    {
      asked,
      decide() {
        const { score, comment } = asked.body;
        const note = comment === undefined ? null : newNote('rating', comment);
        return ok({ fact: { type: 'rated', data: { score, ...(note ? { note: note.ref } : {}) } }, notes: note ? [note] : [] });
      },
    },
    needs,
  );
}
