import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { isResultUpload } from './result-upload-store.ts';

export type IssueRefusal = ActRefusal | { readonly code: 'paper.unknown' };

/** The records clerk numbers the signed result, brought for this very dossier, and issues it: the dossier is settled, its clock ends. */
export async function issueResult(asked: Asked<'issue'>, needs: ActNeeds): Promise<Result<Acted, IssueRefusal>> {
  return act<'issue', IssueRefusal>(
    'issue',
    {
      asked,
      async decide({ dossier }, trx) {
        const { number, resultPaper } = asked.body;
        if (!(await isResultUpload(trx, { dossierId: dossier.id, sha256: resultPaper }))) return refuse({ code: 'paper.unknown' });
        return ok({ fact: { type: 'issued', data: { number, paper: resultPaper } } });
      },
    },
    needs,
  );
}
