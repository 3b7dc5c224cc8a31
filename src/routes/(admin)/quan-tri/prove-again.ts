import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { reauthenticate } from '#modules/account/server';
import { administratorHere } from './administrator-here.ts';
import { textOf, type Wrong } from './posted.ts';

/** The action `?/prove` of pages that change accounts: proves who is at the keyboard, and comes back to the page. */
export async function proveAgain(event: {
  readonly locals: App.Locals;
  readonly url: URL;
  readonly request: Request;
}): Promise<ActionFailure<{ readonly errors: readonly Wrong[] }>> {
  const { locals, url, request } = event;
  const { actor } = await administratorHere(locals, url);
  const { needs, sessionToken, address, words } = locals;
  const proof = textOf(await request.formData(), 'proof');
  const proven = await reauthenticate({ actor, token: sessionToken ?? '', proof, address }, needs);
  if (proven.ok) redirect(303, `${url.pathname}?done=proven`);
  return fail(422, { errors: [{ field: 'proof', text: words(`refusal.${proven.refusal.code}`, proven.refusal) }] });
}
