import type { Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { addOfficer, issueToken } from '#modules/account/server';
import { DEMO_SECRET } from '../../src/main/config.ts';

/** The province: the root of its agencies. */
export const PROVINCE = 'H12';
const LOGIN = 'bench.supervisor';

/** A token of somebody who may look at the whole province; they are hired when nobody is there yet. */
export async function tokenOfSupervisor(needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<string> {
  const asked = { actor: { kind: 'system' }, for: LOGIN } as const;
  const known = await issueToken(asked, needs);
  if (known.ok) return known.value.token;
  const roles = [{ role: 'supervisor', agencyId: PROVINCE }] as const;
  expectOk(await addOfficer({ ...asked, login: LOGIN, fullName: 'Giám Sát Thử', roles }, { ...needs, secretKey: DEMO_SECRET }));
  return expectOk(await issueToken(asked, needs)).token;
}
