import { endRolesOver } from '#modules/staff/server';
import { inVietnam } from '#kernel/clock';
import type { JobNeeds } from './worker-world.ts';

/** Ends the roles whose last day is over; just after midnight, so that nobody keeps a seat a day too long. */
export async function endOldRoles({ db, now }: JobNeeds): Promise<number> {
  return endRolesOver(db, { today: inVietnam(now).toPlainDate().toString(), now });
}
