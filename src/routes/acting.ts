import { redirect, type RequestEvent } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { cookieOptions, returnPath } from '#modules/account';
import type { SignedIn } from '#modules/account/server';
import { principalOf, type ActingFor } from '#modules/citizen';
import { findMandateFor } from '#modules/citizen/server';
import { otherPrincipal } from '#modules/dossier/server';

/** In whose name the pages of this moment are. */
export interface PrincipalHere {
  readonly id: string;
  /** Somebody else than whoever is signed in, and since when. */
  readonly acting: (ActingFor & { readonly since: string | null }) | null;
  /** Whom a mandate that is over was about: to be told once. */
  readonly ended: string | null;
}

/** Where somebody says for whom they act. */
export const SWITCH = '/lam-thay';

/** Why somebody is asked for whom they want to act. */
export const REASONS = ['ho-so', 'gui', 'het', 'rieng'] as const;

/** What stands for oneself where a mandate's id is expected. */
export const MYSELF = 'toi';

/** Pages of one principal: a form on them says whose it is. */
const OF_A_PRINCIPAL = /^\/(?:nop-ho-so|ho-so|hop-thu|kho)(?:\/|$)/;

/** Pages of whoever is signed in, closed while they act for another; who may act for whom is seen in either name. */
const OF_ONESELF = /^\/tai-khoan(?:\/(?!uy-quyen(?:\/|$))|$)/;

/** A draft or dossier in an address: its id or number. */
const DOSSIER_IN_PATH = /^\/(?:nop-ho-so\/[^/]+|ho-so\/ban-nhap|ho-so)\/([^/]+)/;

export function principalHere({ actor, actingSince, actingEnded }: SignedIn): PrincipalHere | null {
  if (actor.kind !== 'citizen') return null;
  const { actingFor } = actor;
  return {
    id: principalOf(actor),
    acting: actingFor ? { ...actingFor, since: actingSince ?? null } : null,
    ended: actingEnded?.name ?? null,
  };
}

/**
 * Where a request has to go before any page sees it, or null: one's own pages while acting for another, and a form that was opened in
 * another name than the one in force now. The form is read here once and given on.
 */
export async function stopMixing(event: RequestEvent): Promise<string | null> {
  const { actor, needs, principal } = event.locals;
  if (actor?.kind !== 'citizen' || !principal) return null;
  const { pathname, search } = event.url;
  if (principal.acting && OF_ONESELF.test(pathname)) return switchPath({ reason: 'rieng', to: MYSELF, next: pathname + search });
  if (event.request.method !== 'POST' || !OF_A_PRINCIPAL.test(pathname)) return null;

  const posted = await readOnce(event.request);
  const meant = posted.get('principal');
  // A form that says nothing was made for nobody but its reader.
  if (typeof meant === 'string' ? meant === principal.id : !principal.acting) return null;
  if (meant === actor.personId || typeof meant !== 'string') return switchPath({ reason: 'gui', to: MYSELF, next: pathname });
  const today = inVietnam(needs.now).toPlainDate().toString();
  const asked = { delegateId: actor.personId, principalId: meant, procedure: null, today };
  const mandate = /^[0-9a-f-]{36}$/.test(meant) ? await findMandateFor(needs.db, asked) : null;
  return mandate ? switchPath({ reason: 'gui', to: mandate.id, next: pathname }) : switchPath({ reason: 'het', to: null, next: null });
}

/** Where a page that does not exist for this principal leads, when it exists for another one they may act for; else null. */
export async function offerSwitch(event: RequestEvent): Promise<string | null> {
  const { actor, needs } = event.locals;
  const number = DOSSIER_IN_PATH.exec(event.url.pathname)?.[1];
  if (actor?.kind !== 'citizen' || number === undefined) return null;
  const other = await otherPrincipal({ actor, dossier: decodeURIComponent(number) }, needs);
  return other && switchPath({ reason: 'ho-so', to: other.mandateId ?? MYSELF, next: event.url.pathname });
}

/** Sends a visitor elsewhere, in the way their browser asked. */
export function sendTo(event: RequestEvent, location: string): Response {
  const scripted = event.isDataRequest || event.request.headers.get('x-sveltekit-action') === 'true';
  if (scripted) return Response.json({ type: 'redirect', status: 303, location });
  return new Response(null, { status: 303, headers: { location } });
}

/**
 * After a change of principal, and when somebody leaves: no page made before may come back from the browser's memory. Such pages are
 * never stored (`no-store`); what a browser keeps of a page it has just left goes with a changed cookie, or at the latest with this
 * header, which the hooks set: SvelteKit leaves out what an action that redirects asks for.
 */
export function forgetPages({ cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>): void {
  locals.forgetsPages = true;
  cookies.set('luot', newId(), cookieOptions(locals.needs.origin));
}

/** Goes to a page of this site, or home. */
export function goOn(next: string | null): never {
  redirect(303, returnPath(next, '/ho-so'));
}

function switchPath(asked: {
  readonly reason: (typeof REASONS)[number];
  readonly to: string | null;
  readonly next: string | null;
}): string {
  const query = new URLSearchParams({ vi: asked.reason });
  if (asked.to !== null) query.set('chon', asked.to);
  if (asked.next !== null) query.set('next', asked.next);
  return `${SWITCH}?${query.toString()}`;
}

/** Reads a form once for all who ask for it. */
async function readOnce(request: Request): Promise<FormData> {
  const form = await request.formData();
  Object.defineProperty(request, 'formData', { value: () => Promise.resolve(form) });
  return form;
}
