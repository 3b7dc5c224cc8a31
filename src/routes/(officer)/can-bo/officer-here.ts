import { error, redirect } from '@sveltejs/kit';
import { signInPath, type OfficerActor } from '#modules/account';

/** The officer at the desk. Whoever is not signed in is shown the door and comes back here; a citizen is told where they are. */
export function officerHere(locals: App.Locals, url: URL): OfficerActor {
  const { actor, words } = locals;
  if (actor?.kind === 'officer') return actor;
  if (actor?.kind === 'citizen') error(403, words('desk.officers-only'));
  redirect(303, signInPath(url.pathname + url.search));
}
