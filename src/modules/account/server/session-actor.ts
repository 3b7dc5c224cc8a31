import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { bringMarks } from '#kernel/reference';
import type { CitizenActor, OfficerActor } from '../actor.ts';
import { readPreferences, type Preferences } from '../preferences.ts';
import { closeOtherSessions, closeSession, findSession, type SessionRow } from './session-store.ts';

/** Somebody signed in: who they are, what to call them (nothing before the profile is filled in), and by what they came in. */
export interface SignedIn {
  readonly actor: CitizenActor | OfficerActor;
  readonly name: string | null;
  readonly by: 'browser' | 'token';
  readonly preferences: Preferences;
  /** Since when this session acts for another; null while it acts for its owner. */
  readonly actingSince?: string;
  /** The mandate this session acted by until it was revoked or its time was over: its owner is to be told, once. */
  readonly actingEnded?: { readonly mandateId: string; readonly name: string };
}

/** Who holds this token (of a cookie or a bearer header) at this moment, or `null`. One query. */
export async function sessionActor(token: string, needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<SignedIn | null> {
  return signedInBy({ token }, needs);
}

/**
 * The same for who names the mandate they act by: a bearer token acts for another only so, and a browser's session must already be
 * acting by it. `asAsked` is false when the session does not act by that mandate, or the mandate lets nobody act now.
 */
export async function sessionActorFor(
  asked: { readonly token: string; readonly mandateId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<{ readonly signedIn: SignedIn; readonly asAsked: boolean } | null> {
  const signedIn = await signedInBy(isId(asked.mandateId) ? asked : { token: asked.token }, needs);
  if (!signedIn) return null;
  const { actor } = signedIn;
  return { signedIn, asAsked: actor.kind === 'citizen' && actor.actingFor?.mandateId === asked.mandateId };
}

async function signedInBy(
  asked: { readonly token: string; readonly mandateId?: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<SignedIn | null> {
  const row = await findSession(needs.db, asked, needs.now);
  if (!row) return null;
  bringMarks(row.marks);
  const { name, kind: by, actingFor, actingSince, actingMandateId, actingName } = row;
  return {
    actor: actorOf(row, needs.now),
    name,
    by,
    preferences: readPreferences({ ...row }),
    ...(actingFor && actingSince !== null ? { actingSince } : {}),
    ...(!actingFor && actingMandateId !== null ? { actingEnded: { mandateId: actingMandateId, name: actingName ?? '' } } : {}),
  };
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
  const { accountId, personId, officerId, roles, standIns } = row;
  const reauthenticatedAt = row.kind === 'token' ? now.toString() : row.reauthenticatedAt;
  if (personId !== null) return { kind: 'citizen', accountId, personId, ...(row.actingFor ? { actingFor: row.actingFor } : {}) };
  if (officerId !== null) {
    return { kind: 'officer', accountId, officerId, roles, ...(standIns.length > 0 ? { standIns } : {}), reauthenticatedAt };
  }
  throw new Error('An account belongs to nobody');
}
