import { error, fail, redirect } from '@sveltejs/kit';
import { digitisedOf, digitisePaper, openDossier, type DigitiseRefusal } from '#modules/dossier/server';
import { showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { sayDay } from '#ui';
import { officerHere } from '../../../../officer-here.ts';
import { sayGone } from '../../say-gone.ts';
import { digitisedIn } from './read-digitised.ts';
import type { Actions, PageServerLoad } from './$types';

/** One paper of a dossier, to be compared with its original and turned into data. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const opened = await openDossier({ actor, dossier: params.id, paper: params.paperId }, needs);
  if (!opened.ok) error(404, t(`refusal.${opened.refusal.code}`, opened.refusal));
  const { dossier, contents, revision, rights } = opened.value;
  const paper = contents.papers.find(({ id, supersededAt }) => id === params.paperId && supersededAt === null);
  if (!paper) error(404, t('refusal.paper.unknown'));
  const before = (await digitisedOf(needs.db, dossier.id)).find(({ paperId }) => paperId === paper.id);
  const base = `/can-bo/ho-so/${dossier.id}`;
  return {
    base,
    number: dossier.code ?? dossier.reference,
    applicantName: dossier.applicantName,
    name: revision.content.components.find(({ id }) => id === paper.component)?.name ?? paper.component,
    file: { href: `${base}/giay-to/${paper.id}`, name: paper.name },
    mayDigitise: rights.mayMark,
    signs: needs.signer !== null,
    before: before ? { day: sayDay(before.at), signed: before.signed?.subject ?? null } : null,
    values: {
      heldBy: before?.heldBy ?? 'applicant',
      abstract: before?.abstract ?? '',
      number: before?.number ?? '',
      issuer: before?.issuer ?? '',
      issuedOn: before?.issuedOn ? showDay(before.issuedOn) : '',
      holds: before && before.expiresOn === null ? 'for-good' : 'until',
      expiresOn: before?.expiresOn ? showDay(before.expiresOn) : '',
      scope: before?.scope ? 'province' : 'country',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const actor = officerHere(locals, url);
    const { needs, words: t } = locals;
    const form = await request.formData();
    const pin = form.get('pin');
    const body = digitisedIn(form, needs.now);
    const at = { actor, dossierId: params.id, paperId: params.paperId };
    const done = await digitisePaper({ ...at, body, ...(typeof pin === 'string' && { pin }) }, needs);
    if (done.ok) redirect(303, `/can-bo/ho-so/${encodeURIComponent(params.id)}?done=${done.value.signed ? 'signed' : 'compared'}#giay-to`);
    const { refusal } = done;
    if (refusal.code === 'dossier.unknown') sayGone(locals, [String(body['abstract'])]);
    return fail(422, { values: typedIn(form), errors: sayErrors(refusal, t) });
  },
};

/** Nothing typed is lost, except the key to one's signature. */
function typedIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' && name !== 'pin' ? [[name, value]] : [])));
}

interface SaidError {
  readonly field?: string;
  readonly text: string;
}

function sayErrors(refusal: DigitiseRefusal, t: Words): readonly SaidError[] {
  if (refusal.code === 'request.malformed') {
    return refusal.issues.map(({ path, code }) => ({ field: path.slice(1), text: sayIssue(path.slice(1), { code, t }) }));
  }
  const text = t(`refusal.${refusal.code}`);
  return [refusal.code === 'signature.wrong-pin' ? { field: 'pin', text } : { text }];
}

function sayIssue(field: string, { code, t }: { readonly code: string; readonly t: Words }): string {
  if (field === 'compared') return t('held.digitise.not-compared');
  if (field === 'expiresOn' && code !== 'invalid-format' && code !== 'before-issue') return t('held.digitise.expires-missing');
  if (code === 'before-issue') return t('held.digitise.before-issue');
  return t(field === 'issuedOn' || field === 'expiresOn' ? 'issue.date.malformed' : 'issue.required');
}
