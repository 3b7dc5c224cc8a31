import { OFFICER_ROLES } from '#modules/staff';
import { listOfficers, OFFICER_STANDINGS } from '#views/officers';
import { administratorHere } from '../administrator-here.ts';
import { agencyOptions } from '../agency-options.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const { by, agencies } = await administratorHere(locals, url);
  const { needs, words: t } = locals;
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const q = asked('q').trim().slice(0, 100);
  const role = OFFICER_ROLES.find((one) => one === asked('vai-tro'));
  const standing = OFFICER_STANDINGS.find((one) => one === asked('tinh-trang'));
  const options = agencyOptions(agencies, by);
  const agency = options.find(({ value }) => value === asked('co-quan'))?.value ?? null;
  const own = by.covers === 'province' ? null : [...by.covers];
  const within = agency === null ? own : agencies.below(agency).map(({ id }) => id);
  const after = url.searchParams.get('after') ?? undefined;
  const { officers, next } = await listOfficers(needs.db, { within, q, role, standing, after });

  const kept = new URLSearchParams([...url.searchParams].filter(([name, value]) => value !== '' && name !== 'after' && name !== 'done'));
  const address = (more: Record<string, string>) =>
    `/quan-tri/can-bo?${new URLSearchParams([...kept, ...Object.entries(more)]).toString()}`;
  return {
    asked: { q, agency, role: role ?? null, standing: standing ?? null },
    agencies: options,
    roles: OFFICER_ROLES.map((one) => ({ value: one, label: t(`dossier.role.${one}`) })),
    standings: OFFICER_STANDINGS.map((one) => ({ value: one, label: t(`administration.officers.state.${one}`) })),
    officers: officers.map(({ roles, ...officer }) => ({
      ...officer,
      roles: roles.map((held) => `${t(`dossier.role.${held.role}`)} – ${agencies.find(held.agencyId)?.name ?? held.agencyId}`),
    })),
    next: next === null ? null : address({ after: next }),
    first: after === undefined ? null : address({}),
  };
};
