import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { newNote } from './note.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

/** The one-stop officer turns a filing away, with the reason in writing (form 03). After reception only a decision can refuse. */
export async function refuseDossier(asked: Asked<'refuse'>, needs: ActNeeds): Promise<Result<Acted, ActRefusal>> {
  return act(
    'refuse',
    {
      asked,
      decide() {
        const note = newNote('refusal', asked.body.reason);
        const { code } = asked.body;
        return ok({ fact: { type: 'reception-refused', data: { note: note.ref, ...(code ? { code } : {}) } }, notes: [note] });
      },
    },
    needs,
  );
}
