import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { CitizenAsking } from '#modules/citizen';
import type { Wanted } from '../ways.ts';
import type { InboxRefusal } from './inbox.ts';
import { findWanted, keepWanted } from './preference-store.ts';

/** Who asks, by shape: the account module's actor fits. */
type Asker = CitizenAsking | { readonly kind: 'officer' | 'system' };

/** By which ways a citizen is told. */
export async function chosenWays(asked: { readonly actor: Asker }, needs: { readonly db: Db }): Promise<Result<Wanted, InboxRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });
  return ok(await findWanted(needs.db, asked.actor.personId));
}

/** A citizen chooses by which ways they are told from now on; their inbox has everything in any case. */
export async function chooseWays(
  asked: { readonly actor: Asker; readonly wanted: Wanted },
  needs: { readonly db: Db },
): Promise<Result<null, InboxRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });
  await keepWanted(needs.db, asked.actor.personId, asked.wanted);
  return ok(null);
}
