import { redirect } from '@sveltejs/kit';
import { signInPath } from '#modules/account';
import { openShare, type SharedPaper } from '#modules/locker/server';

/** What an address shares, for whoever asks; null when it shares nothing, or nothing with them. Who must say who they are signs in first. */
export async function sharedHere(asked: {
  readonly locals: App.Locals;
  readonly secret: string;
  readonly url: URL;
  readonly file: boolean;
}): Promise<SharedPaper | null> {
  const { locals, secret, url, file } = asked;
  const opened = await openShare({ secret, actor: locals.actor, file }, locals.needs);
  if (opened.ok) return opened.value;
  if (opened.refusal.code === 'share.sign-in') redirect(303, signInPath(url.pathname));
  return null;
}
