import { error } from '@sveltejs/kit';
import type { OfficerActor } from '#modules/account';
import { administratorOf, type Administrator, type AgencyTree } from '#modules/agency';
import { readAgencies } from '#modules/agency/server';
import { officerHere } from '../../(officer)/can-bo/officer-here.ts';

/** The administrator at the desk, and the tree of agencies they are one in. */
export interface AdministratorHere {
  readonly actor: OfficerActor;
  readonly by: Administrator;
  readonly agencies: AgencyTree;
}

/** Who administers something may come in; any other officer is told whose page it is. */
export async function administratorHere(locals: App.Locals, url: URL): Promise<AdministratorHere> {
  const actor = officerHere(locals, url);
  const agencies = await readAgencies(locals.needs.db);
  const by = administratorOf(actor, agencies);
  if (!by) error(403, locals.words('administration.not-yours'));
  return { actor, by, agencies };
}

/** Calendar, catalogue and ledger are the whole province's. */
export async function provinceAdministratorHere(locals: App.Locals, url: URL): Promise<AdministratorHere> {
  const here = await administratorHere(locals, url);
  if (here.by.covers !== 'province') error(403, locals.words('administration.province-only'));
  return here;
}
