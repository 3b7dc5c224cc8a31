import { inTransaction, type Db } from '#kernel/database';
import { knownFacts } from '#modules/citizen';
import { correctContact, getPrincipal, type Principal } from '#modules/citizen/server';
import { findDossier, reachesOf, tellDrafts } from '#modules/dossier/server';
import { toldAnew } from '#modules/locker/server';

/**
 * What somebody put right for everywhere while filing, once the dossier was taken into their locker: every other draft that still has what
 * was known before gets it, and their account where it is a way to reach them. Done again, it does nothing.
 */
export async function spreadCorrections(
  { dossierId }: { readonly dossierId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<void> {
  if (!Object.values(await reachesOf(needs.db, dossierId)).includes('everywhere')) return;
  const partyId = (await findDossier(needs.db, dossierId))?.dossier.applicantId;
  if (partyId === undefined) return;

  const principal = await getPrincipal(needs.db, partyId);
  const account = inAccount(principal);
  const told = await toldAnew(needs.db, { partyId, dossierId });
  const changes = told.map((one) => ({
    ...one,
    before: Object.hasOwn(account, one.meaning) && one.thing === null ? [...one.before, account[one.meaning]] : one.before,
  }));
  await inTransaction(needs.db, async function spread(trx) {
    await tellDrafts({ party: { id: partyId, ...known(principal) }, changes, by: 'filing', source: dossierId }, { ...needs, db: trx });
    if (principal.kind !== 'person') return;
    const contact = Object.fromEntries(told.map(({ meaning, value }) => [meaning, value]));
    await correctContact(trx, { personId: partyId, email: contact['person.email'], address: contact['person.address'], now: needs.now });
  });
}

function known(principal: Principal): { readonly kind: Principal['kind']; readonly number: string | null } {
  if (principal.kind === 'person') return { kind: 'person', number: principal.person.cccd };
  return { kind: 'organisation', number: principal.organisation.taxNumber };
}

function inAccount(principal: Principal): Readonly<Record<string, unknown>> {
  if (principal.kind === 'person') return knownFacts(principal.person);
  return { 'organisation.name': principal.organisation.name, 'organisation.address': principal.organisation.address };
}
