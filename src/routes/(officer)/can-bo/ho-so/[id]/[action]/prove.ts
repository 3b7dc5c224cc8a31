import type { OfficerActor } from '#modules/account';
import { reauthenticate, type ReauthenticateRefusal } from '#modules/account/server';
import { FRESH_PROOF_MINUTES } from '#modules/dossier/server';
import { ok, refuse, type Result } from '#kernel/result';

/** Whether the officer proved who they are so lately that nobody asks again. */
export function isFresh({ reauthenticatedAt }: OfficerActor, now: Temporal.Instant): boolean {
  if (reauthenticatedAt === null) return false;
  const age = Temporal.Instant.from(reauthenticatedAt).until(now).total('minutes');
  return age >= 0 && age <= FRESH_PROOF_MINUTES;
}

/** The officer who is about to decide, freshly proven by a code or a password; or why not. */
export async function prove(
  actor: OfficerActor,
  proof: string,
  { needs, sessionToken, address }: Pick<App.Locals, 'needs' | 'sessionToken' | 'address'>,
): Promise<Result<OfficerActor, ReauthenticateRefusal | { readonly code: 'proof.missing' }>> {
  if (isFresh(actor, needs.now)) return ok(actor);
  if (proof === '' || sessionToken === null) return refuse({ code: 'proof.missing' });
  const proven = await reauthenticate({ actor, token: sessionToken, proof, address }, needs);
  return proven.ok ? ok({ ...actor, ...proven.value }) : proven;
}
