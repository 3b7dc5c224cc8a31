import type { Db } from '#kernel/database';
import { takeIn } from '#modules/locker/server';
import { dossierTold } from '#views/dossier-told';
import { allNotTakenIn } from '#views/not-taken-in';
import type { Out } from './due.ts';

const USAGE = 'motcua locker fill';
const [DONE, BAD_INPUT] = [0, 1];
const AT_ONCE = 500;
/** Before every dossier. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * `motcua locker fill`: takes into their owners' lockers what was filed before there were any. Each dossier by itself, so that it may be
 * stopped and started again; a locker that nobody filled is filled when its owner opens it.
 */
export async function locker(args: readonly string[], { db, print, fail }: Out & { readonly db: Db }): Promise<number> {
  if (args.join(' ') !== 'fill') {
    fail(`motcua locker: ${USAGE}`);
    return BAD_INPUT;
  }
  let count = 0;
  for (let after = FIRST; ;) {
    const dossiers = await allNotTakenIn(db, { after, limit: AT_ONCE });
    const last = dossiers.at(-1);
    if (last === undefined) break;
    for (const dossierId of dossiers) {
      const told = await dossierTold(db, dossierId);
      if (told) await takeIn(told, { db });
    }
    count += dossiers.length;
    print(`${count} dossiers`);
    after = last;
  }
  print(`Taken into lockers: ${count} dossiers`);
  return DONE;
}
