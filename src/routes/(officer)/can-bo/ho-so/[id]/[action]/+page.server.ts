import { error, fail, redirect } from '@sveltejs/kit';
import { sayFact } from '#modules/dossier/ui';
import { actOnDossier, beHere } from '#modules/dossier/server';
import { isId, newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { dossierPage } from '#views/dossier-page';
import { typedBeforeSignIn } from '../../../../../parked-post.ts';
import { officerHere } from '../../../officer-here.ts';
import { isDeskAction } from '../desk-actions.ts';
import { sayGone } from '../say-gone.ts';
import { sayHere } from '../say-here.ts';
import { showHead } from '../show-dossier.ts';
import { fieldsOf } from './action-fields.ts';
import { defectGroups } from './defect-places.ts';
import { markedDefects } from './marked-defects.ts';
import { prove } from './prove.ts';
import { bodyOf, textOf, tickedIn } from './read-action.ts';
import { receptionPreview } from './reception-preview.ts';
import { resultIn } from './result-in.ts';
import { reasonOptions } from './reason-options.ts';
import { showHeld } from './show-held.ts';
import { sayChanged, sayRefusal, type DeskRefusal } from './say-refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** How much of the history stands beside a form. */
const LATELY = 3;

export const load: PageServerLoad = async function load(event) {
  const { locals, params, url } = event;
  const { id, action } = params;
  const actor = officerHere(locals, url);
  const { needs, words: t, lang } = locals;
  if (!isDeskAction(action)) error(404, t('desk.action.unknown'));
  const opened = await dossierPage({ actor, dossier: id, lang }, needs);
  if (!opened.ok) error(404, t(`refusal.${opened.refusal.code}`, opened.refusal));
  const page = opened.value;
  if (id !== page.dossier.id) redirect(307, `/can-bo/ho-so/${page.dossier.id}/${action}`);

  const possible = page.actions.includes(action);
  const typed = await typedBeforeSignIn(event);
  // What is wrong with a filing is asked for here, and called to mind before it is received.
  const defects = ['ask-supplement', 'receive'].includes(action) ? await defectGroups(page, { t, lang, db: needs.db }) : [];
  return {
    ...(await showHead(page, needs)),
    here: sayHere(expectOk(await beHere({ actor, dossierId: page.dossier.id, sign: 'opened', opened: page }, needs)), t),
    action,
    possible,
    requestId: newId(),
    fields: possible ? await fieldsOf(action, { actor, page, t, lang }, needs) : [],
    promised: possible && action === 'receive' ? await receptionPreview(page, { t, lang, ...needs }) : null,
    defects: action === 'ask-supplement' ? defects : null,
    reasons: action === 'ask-supplement' && possible ? await reasonOptions('ask-anyway', { ...needs, lang }) : [],
    marked: await markedDefects(needs.db, page, defects),
    result: action === 'issue' ? resultIn(url.searchParams, t) : null,
    before: typed && { values: typedIn(typed), ticked: tickedIn(typed) },
    lately: page.facts.slice(-LATELY).map((fact) => sayFact(fact, page, t)),
  };
};

export const actions: Actions = {
  default: async ({ locals, params: { id, action }, request, url }) => {
    const actor = officerHere(locals, url);
    const { needs, words: t } = locals;
    if (!isDeskAction(action)) error(404, t('desk.action.unknown'));
    const form = await request.formData();
    const asked = textOf(form, 'requestId');
    const requestId = isId(asked) ? asked : newId();
    const version = Number(textOf(form, 'version')) || undefined;

    function refused(refusal: DeskRefusal) {
      const ticked = tickedIn(form);
      if (refusal.code === 'dossier.unknown') sayGone(locals, wordsIn(form));
      const changed = sayChanged(refusal, t);
      const status = changed === null ? 422 : 409;
      // Whoever was told of a change goes on from the newest version; everybody else from the one they looked at.
      return fail(status, {
        requestId,
        version: changed === null ? version : undefined,
        values: typedIn(form),
        ticked,
        changed,
        held: refusal.code === 'dossier.already-held' ? showHeld(refusal.held, { dossierId: id, t }) : [],
        errors: sayRefusal(refusal, { ticked, t }),
      });
    }

    const body = bodyOf(action, form);
    const proven =
      (action === 'decide' && body['outcome'] !== '') || (action === 'revoke' && body['reason'] !== '')
        ? await prove(actor, textOf(form, 'proof'), locals)
        : ({ ok: true, value: actor } as const);
    if (!proven.ok) return refused(proven.refusal);
    locals.actor = proven.value;

    const acted = await actOnDossier({ actor: proven.value, dossierId: id, action, requestId, version, body }, needs);
    if (!acted.ok) return refused(acted.refusal);
    // Whoever was asked for an opinion does not see the dossier any more once it is given.
    redirect(303, action === 'give-opinion' ? `/can-bo?done=${action}` : `/can-bo/ho-so/${id}?done=${action}`);
  },
};

/** Nothing typed is lost, except the proof of who one is. */
function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' && name !== 'proof' ? [[name, value]] : [])));
}

/** The words among what was typed: what an officer would have to think up again. */
function wordsIn(form: FormData): string[] {
  const isWords = (name: string): boolean =>
    ['reason', 'note', 'question', 'opinion', 'legalGround'].includes(name) || name.startsWith('reason:');
  return Object.entries(typedIn(form)).flatMap(([name, value]) => (isWords(name) ? [value] : []));
}
