import { error, redirect } from '@sveltejs/kit';
import { signInPath, type CitizenActor } from '#modules/account';

/** The applicant who asks for a page; whoever is not signed in is sent to sign in first, an officer is told whose pages these are. */
export function citizenHere({ actor, words }: Pick<App.Locals, 'actor' | 'words'>, url: URL): CitizenActor {
  if (!actor) redirect(303, signInPath(url.pathname + url.search));
  if (actor.kind !== 'citizen') error(403, words('dossiers.citizens-only'));
  return actor;
}
