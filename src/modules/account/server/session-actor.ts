import type { Db } from '#kernel/database';
import type { CitizenActor, OfficerActor } from '../actor.ts';
import { closeOtherSessions, closeSession, findSession, type SessionRow } from './session-store.ts';

/** Somebody signed in: who they are, what to call them (nothing before the profile is filled in), and by what they came in. */
export interface SignedIn {
  readonly actor: CitizenActor | OfficerActor;
  readonly name: string | null;
  readonly by: 'browser' | 'token';
}

/** Who holds this token (of a cookie or a bearer header) at this moment, or `null`. One query. */
export async function sessionActor(token: string, needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<SignedIn | null> {
  const row = await findSession(needs.db, token, needs.now);
  if (!row) return null;
  return { actor: actorOf(row, needs.now), name: row.name, by: row.kind };
}

/** Ends the session of this token. Ending it twice, or one that never was, is no fault. */
export async function signOut(token: string, needs: { readonly db: Db }): Promise<void> {
  await closeSession(needs.db, token);
}

/** Ends every other browser's session of the same account; answers how many. */
export async function signOutElsewhere(
  asked: { readonly actor: CitizenActor | OfficerActor; readonly token: string },
  needs: { readonly db: Db },
): Promise<number> {
  return closeOtherSessions(needs.db, { accountId: asked.actor.accountId, keep: asked.token });
}

/**
 * A bearer token was made at the command line with the owner's database in hand, and a script has no authenticator app: its
 * holder counts as proven for the token's whole life.
 */
function actorOf(row: SessionRow, now: Temporal.Instant): CitizenActor | OfficerActor {
  const { accountId, personId, officerId, roles } = row;
  const reauthenticatedAt = row.kind === 'token' ? now.toString() : row.reauthenticatedAt;
  if (personId !== null) return { kind: 'citizen', accountId, personId };
  if (officerId !== null) return { kind: 'officer', accountId, officerId, roles, reauthenticatedAt };
  throw new Error('An account belongs to nobody');
}
