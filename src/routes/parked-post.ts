import { redirect, type RequestEvent } from '@sveltejs/kit';
import { cookieOptions, signInPath } from '#modules/account';
import { dropParked, PARKED_MINUTES, parkPost, takeParked } from '#modules/account/server';
import { sendTo } from './acting.ts';

const COOKIE = 'motcua-gui';

/** Pages of one person on which something is typed. */
const TYPED_BY_CITIZENS = /^\/(?:nop-ho-so\/[^/]+\/[^/]+\/[^/]+|tai-khoan(?:\/.*)?|ho-so\/.+)$/;

/** The same at the desk: a dossier and what is done to it, and forms filled in for somebody at the counter. A page that only says it is open types nothing. */
const TYPED_BY_OFFICERS = /^\/can-bo\/(?:ho-so\/[^/]+(?:\/(?!co-mat$)[a-z-]+)?|quay\/(?:ho-so\/[^/]+|bo-sung)\/[^/]+)$/;

/** What proves who somebody is is never kept for them. */
const PROOFS: readonly string[] = ['proof', 'password', 'code'];

/** Their address names no draft and no dossier, so only the form itself can say whose it is. */
const OF_WHOEVER_READS = /^\/tai-khoan/;

/**
 * The answer to somebody who sends a form after their session has ended: to sign in and back, and what they typed is kept meanwhile.
 * Null when that is not what happened.
 */
export async function parkIfNobody(event: RequestEvent): Promise<Response | null> {
  const { locals, url } = event;
  return isTyped(event) && !locals.actor ? parkAndSend(event, signInPath(url.pathname + withoutAction(url))) : null;
}

/** Sends a visitor elsewhere before any page sees their request; what they typed waits until they are back in the name it was typed in. */
export async function sendAway(event: RequestEvent, location: string): Promise<Response> {
  return isTyped(event) ? parkAndSend(event, location) : sendTo(event, location);
}

/** Whether something this browser sent waits until it is back in the name it was typed in. */
export function isSomethingParked({ cookies }: Pick<RequestEvent, 'cookies'>): boolean {
  return cookies.get(COOKIE) !== undefined;
}

function isTyped({ request, url }: RequestEvent): boolean {
  return request.method === 'POST' && isTypedOn(url.pathname);
}

function isTypedOn(path: string): boolean {
  return TYPED_BY_CITIZENS.test(path) || TYPED_BY_OFFICERS.test(path);
}

async function parkAndSend(event: RequestEvent, location: string): Promise<Response> {
  const { locals, request, url } = event;
  const posted = await request.formData();
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string' && !PROOFS.includes(field[0]));
  await forget(event);
  const parked = await parkPost({ path: url.pathname, fields, address: locals.address }, locals.needs);
  const response = sendTo(event, location);
  // Cookies that a hook sets travel only with pages that SvelteKit made.
  const cookie = { ...cookieOptions(locals.needs.origin), maxAge: PARKED_MINUTES * 60 };
  if (parked.ok) response.headers.append('set-cookie', event.cookies.serialize(COOKIE, parked.value.token, cookie));
  return response;
}

/**
 * What the reader of this page sent before they had to sign in again, or to act in its name again, once: for the `load` of a page, after it has made sure that the
 * page is theirs. Its form says by `<PrincipalField />`, at the desk by `<OfficerField />`, whose it is; what somebody else typed on this
 * machine is thrown away.
 *
 *     const typed = await typedBeforeSignIn(event);
 *     if (typed) …show it, or save it
 */
export async function typedBeforeSignIn(event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>): Promise<FormData | null> {
  const { cookies, locals, url } = event;
  const token = cookies.get(COOKIE);
  const { actor } = locals;
  if (token === undefined || !actor || actor.kind === 'system') return null;
  const fields = await takeParked({ token, path: url.pathname }, locals.needs);
  if (!fields) return null;
  cookies.delete(COOKIE, cookieOptions(locals.needs.origin));
  const typed = new FormData();
  for (const [name, value] of fields) typed.append(name, value);
  if (actor.kind === 'officer') return typed.get('officer') === actor.officerId ? typed : null;
  const isTheirs = typed.has('principal') ? typed.get('principal') === locals.principal?.id : !OF_WHOEVER_READS.test(url.pathname);
  return isTheirs ? typed : null;
}

/** Somebody else signed in, for whom that page does not exist: what was typed is thrown away. */
export async function dropForStranger(event: RequestEvent, response: Response): Promise<void> {
  const isClosed = response.status >= 400 && response.status < 500;
  if (event.locals.actor && isClosed && event.request.method === 'GET' && isTypedOn(event.url.pathname)) await forget(event);
}

/** What was typed is saved: back to the page itself, so that a reload does not do it again. */
export function showSaved({ pathname, searchParams }: URL): never {
  const query = new URLSearchParams([['da-luu', ''], ...searchParams]);
  redirect(303, `${pathname}?${query.toString().replace('da-luu=', 'da-luu')}`);
}

async function forget({ cookies, locals }: RequestEvent): Promise<void> {
  const token = cookies.get(COOKIE);
  if (token !== undefined) await dropParked(token, locals.needs);
}

/** The query of a page without the name of its action (`?/save`). */
function withoutAction({ searchParams }: URL): string {
  const kept = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('/')));
  return kept.size === 0 ? '' : `?${kept.toString()}`;
}
