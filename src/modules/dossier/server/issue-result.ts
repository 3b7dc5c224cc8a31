import { findObject } from '#modules/paper/server';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';

export type IssueRefusal = ActRefusal | { readonly code: 'paper.unknown' };

/** The records clerk numbers the signed result and issues it: the dossier is settled, its clock ends. */
export async function issueResult(asked: Asked<'issue'>, needs: ActNeeds): Promise<Result<Acted, IssueRefusal>> {
  return act<'issue', IssueRefusal>(
    'issue',
    {
      asked,
      async decide(_scene, trx) {
        const { number, resultPaper } = asked.body;
        if (!(await findObject(trx, resultPaper))) return refuse({ code: 'paper.unknown' });
        return ok({ fact: { type: 'issued', data: { number, paper: resultPaper } } });
      },
    },
    needs,
  );
}
