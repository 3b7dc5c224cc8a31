import { error } from '@sveltejs/kit';
import { readAgencies } from '#modules/agency/server';
import { openRegister } from '#modules/notice/server';
import { registerPage } from '#views/register';
import { maskName } from '#kernel/text';
import { officerHere } from '../officer-here.ts';
import { readDays } from './read-days.ts';
import type { PageServerLoad } from './$types';

const ROWS = 50;

/** A desk's register over some days: names as the queue shows them, nothing of where people live. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const query = url.searchParams;
  const opened = await openRegister({ actor, deskId: query.get('quay') }, needs);
  if (!opened.ok) error(404, t(`refusal.${opened.refusal.code}`));

  const { desk, all } = opened.value;
  const asked = readDays(query, { now: needs.now, t });
  const agencies = await readAgencies(needs.db);
  const agencyId = agencies.find(query.get('co-quan') ?? '')?.id;
  const after = query.get('after') ?? undefined;
  const found = asked.days
    ? await registerPage(needs.db, { deskId: desk.id, from: asked.days.start, until: asked.days.end, agencyId, after, limit: ROWS })
    : { rows: [], next: null };
  const keep = new URLSearchParams({
    quay: desk.id,
    tu: asked.typed.from,
    den: asked.typed.until,
    ...(agencyId ? { 'co-quan': agencyId } : {}),
  });
  return {
    desk: { id: desk.id, name: desk.name },
    desks: all.map((one) => ({ value: one.desk.id, label: one.desk.name })),
    agencies: agencies.all.filter(({ kind }) => kind !== 'one-stop').map(({ id, name }) => ({ value: id, label: name })),
    agencyId: agencyId ?? '',
    typed: asked.typed,
    errors: asked.errors,
    days: asked.days && { from: asked.typed.from, until: asked.typed.until },
    rows: found.rows.map(({ dossierId, agencyId: settles, ...row }) => ({
      ...row,
      applicantName: maskName(row.applicantName),
      id: dossierId,
      agencyName: agencies.find(settles)?.name ?? settles,
    })),
    query: keep.toString(),
    first: after === undefined ? null : `/can-bo/so-theo-doi?${keep.toString()}`,
    next: found.next === null ? null : `/can-bo/so-theo-doi?${keep.toString()}&after=${encodeURIComponent(found.next)}`,
  };
};
