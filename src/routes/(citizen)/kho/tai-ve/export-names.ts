import { readAgencies } from '#modules/agency/server';
import type { CitizenActor } from '#modules/account';
import { principalOf } from '#modules/citizen';
import { getPrincipal, nameOf } from '#modules/citizen/server';
import type { ExportNames, Locker } from '#modules/locker/server';
import { dossierNumbers } from '#views/dossier-numbers';

/** What a locker that is taken away is called outside: whose it is, dossiers and agencies by their names. */
export function exportNames(actor: CitizenActor, { needs }: App.Locals): (locker: Locker) => Promise<ExportNames> {
  return async function names({ papers }) {
    const principal = await getPrincipal(needs.db, principalOf(actor));
    const tree = await readAgencies(needs.db);
    const ids = new Set(papers.flatMap(({ origins }) => origins.flatMap(({ dossierId }) => dossierId ?? [])));
    const numbers = await dossierNumbers(needs.db, [...ids]);
    const number = principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber;
    return {
      of: { kind: principal.kind, name: nameOf(principal), number },
      dossierNumber: (id) => numbers.get(id) ?? null,
      agencyName: (id) => tree.find(id)?.name ?? id,
    };
  };
}
