import type { RequestEvent } from '@sveltejs/kit';
import type { ActionBodyGiven } from '#modules/dossier';
import { actOnDossier } from '#modules/dossier/server';
import { newId } from '#kernel/ids';
import { sayMoment } from '#ui';
import { isMessageKey, type Words } from '#messages';
import { openOwn } from './open-own.ts';

/** Why an action was not done, for the page: beside a field where it is about one, else above everything. */
export interface NotDone {
  readonly errors: Readonly<Record<string, string>>;
  readonly general: string | null;
}

/** What the applicant may do from the pages of a dossier. */
type OwnAction = 'request-withdrawal' | 'rate';

/** The longest text an action takes, as its schema has it. */
const MOST_WORDS = 2000;

/** Does what the posted form asks; the form carries the request's id and the version its reader saw, so that two clicks are one act. */
export async function actOnOwn<A extends OwnAction>(
  event: Pick<RequestEvent, 'locals' | 'url'> & { readonly params: { readonly number: string } },
  asked: { readonly action: A; readonly posted: FormData; readonly body: ActionBodyGiven<A> },
): Promise<NotDone | null> {
  const { needs, words } = event.locals;
  const { actor, dossier } = await openOwn(event.locals, event);
  const { action, posted, body } = asked;
  const requestId = textIn(posted, 'requestId') || newId();
  const version = Number.parseInt(textIn(posted, 'version'), 10);
  const done = await actOnDossier(
    { actor, dossierId: dossier.id, action, requestId, version: Number.isSafeInteger(version) ? version : undefined, body },
    needs,
  );
  return done.ok ? null : say(done.refusal, words);
}

/** A text field as posted; a file in its place is none. */
export function textIn(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}

type Refusal = Extract<Awaited<ReturnType<typeof actOnDossier>>, { ok: false }>['refusal'];

function say(refusal: Refusal, t: Words): NotDone {
  if (refusal.code === 'request.malformed') {
    const issues = refusal.issues.map(({ path, code }) => [path.slice(1), sayIssue(code, t)] as const);
    return { errors: Object.fromEntries(issues), general: null };
  }
  const key = `refusal.${refusal.code}`;
  const general = t(isMessageKey(key) ? key : 'refusal.request.malformed', { ...refusal });
  return { errors: {}, general: refusal.code === 'dossier.changed' ? `${general} ${sayChange(refusal, t)}`.trim() : general };
}

function sayChange({ at, name, role }: Extract<Refusal, { code: 'dossier.changed' }>, t: Words): string {
  if (name === null || role === null) return '';
  return t('dossier.changed.by', { name, role: t(`dossier.role.${role}`), at: sayMoment(at) });
}

function sayIssue(code: string, t: Words): string {
  return code === 'too-big' ? t('issue.too-long', { max: MOST_WORDS }) : t('issue.malformed');
}
