import { error, fail, redirect } from '@sveltejs/kit';
import { openDossier } from '#modules/dossier/server';
import { formBySet, type PaperForms } from '#modules/notice';
import { mayWithdraw, papersOf, standingOf, WITHDRAWAL_REASONS, withdrawalsOf, withdrawPaper } from '#modules/notice/server';
import { officerHere } from '../../../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

/** The papers the office issued in a dossier: what each is, whether it still stands, and taking one back. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const opened = await openDossier({ actor, dossier: params.id }, needs);
  if (!opened.ok) error(404, t(`refusal.${opened.refusal.code}`, opened.refusal));

  const { dossier, facts } = opened.value;
  const [papers, withdrawals] = [await papersOf(needs.db, dossier.id), await withdrawalsOf(needs.db, dossier.id)];
  const shown = papers.map(async (paper) => {
    const withdrawal = withdrawals.find(({ paperId }) => paperId === paper.id);
    const standing = standingOf({ kind: paper.template, factId: paper.factId, withdrawnAt: withdrawal?.at ?? null }, facts);
    return {
      id: paper.id,
      title: titleOf(paper, needs.paperForms) ?? t(`dossier.official.${paper.template}`),
      number: paper.number,
      issuedAt: paper.issuedAt,
      verifyCode: paper.verifyCode,
      standing: standing.state,
      since: standing.state === 'stands' ? null : standing.at,
      reason: withdrawal?.reason ?? null,
      mayWithdraw: withdrawal === undefined && (await mayWithdraw({ actor, paper }, needs)),
    };
  });
  return {
    base: `/can-bo/ho-so/${dossier.id}`,
    number: dossier.code ?? dossier.reference,
    papers: await Promise.all(shown),
    reasons: WITHDRAWAL_REASONS.map((reason) => ({ value: reason, label: t(`official-paper.reason.${reason}`) })),
    done: url.searchParams.has('done'),
  };
};

export const actions: Actions = {
  withdraw: async ({ locals, params, request, url }) => {
    const actor = officerHere(locals, url);
    const posted = await request.formData();
    const [paperId, reason] = [textIn(posted, 'paper'), textIn(posted, 'reason')];
    const withdrawn = await withdrawPaper({ actor, paperId, reason }, locals.needs);
    if (withdrawn.ok) redirect(303, `/can-bo/ho-so/${encodeURIComponent(params.id)}/van-ban?done`);
    return fail(409, { paperId, said: locals.words(`refusal.${withdrawn.refusal.code}`) });
  },
};

function titleOf(
  paper: { readonly template: Parameters<typeof formBySet>[1]['paper']; readonly templateVersion: string },
  forms: PaperForms,
) {
  return formBySet(forms, { paper: paper.template, setId: paper.templateVersion })?.title;
}

function textIn(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}
