import { fail } from '@sveltejs/kit';
import { readAgencies } from '#modules/agency/server';
import { trackDossier, type TrackRefusal } from '#modules/dossier/server';
import { dossierTimeline } from '#modules/dossier/ui';
import type { Words } from '#messages';
import { readStanding } from '../../dossier-standing.ts';
import type { Actions, PageServerLoad } from './$types';

/** As long as a dossier's number can be, and some air. */
const MOST_CODE = 60;

/** A link may bring the code along (`?ma=`), as the one on the receipt does; the second factor is asked here and never in a link. */
export const load: PageServerLoad = function load({ url }) {
  return { code: (url.searchParams.get('ma') ?? '').slice(0, MOST_CODE) };
};

export const actions: Actions = {
  default: async ({ locals, request, setHeaders }) => {
    const { needs, words, address } = locals;
    setHeaders({ 'cache-control': 'private, no-store' });
    const posted = await request.formData();
    const [code, factor] = [textIn(posted, 'code').trim(), textIn(posted, 'factor').replace(/\s+/gu, '')];
    const errors = errorsIn({ code, factor }, words);
    const given = code.slice(0, MOST_CODE);
    if (errors.length > 0) return fail(422, { code: given, errors, found: null });

    const tracked = await trackDossier({ code, factor, address }, needs);
    if (!tracked.ok)
      return fail(statusOf(tracked.refusal), { code: given, errors: [{ text: say(tracked.refusal, words) }] as FormError[], found: null });

    const { timeline, agencyId, deskId, ...dossier } = tracked.value;
    const agencies = await readAgencies(needs.db);
    const nameOf = (id: string) => agencies.find(id)?.name ?? id;
    const names = {
      agencyNames: Object.fromEntries([agencyId, deskId, ...timeline.map(({ unitId }) => unitId)].map((id) => [id, nameOf(id)])),
      officerNames: {},
    };
    const found = {
      ...dossier,
      names: { desk: nameOf(deskId), agency: nameOf(agencyId) },
      due: await readStanding({ ...dossier, agencyId, by: dossier.dueAt }, needs),
      timeline: dossierTimeline(
        timeline.map((step) => ({ ...step, officerId: null })),
        { place: dossier.place, endedAt: dossier.endedAt, names, t: words },
      ),
    };
    return { code: given, errors: [] as FormError[], found };
  },
};

interface FormError {
  readonly field?: 'code' | 'factor' | undefined;
  readonly text: string;
}

function errorsIn({ code, factor }: { readonly code: string; readonly factor: string }, t: Words): FormError[] {
  const errors: FormError[] = [];
  if (code === '') errors.push({ field: 'code', text: t('tracking.code.needed') });
  if (code.length > MOST_CODE) errors.push({ field: 'code', text: t('tracking.code.too-long', { max: MOST_CODE }) });
  if (!/^\d{4}$/.test(factor)) errors.push({ field: 'factor', text: t('tracking.factor.needed') });
  return errors;
}

function statusOf({ code }: TrackRefusal): number {
  return { 'track.no-match': 404, 'track.too-many': 429 }[code];
}

function say(refusal: TrackRefusal, t: Words): string {
  if (refusal.code !== 'track.too-many') return t(`refusal.${refusal.code}`, refusal);
  const { seconds } = refusal;
  const wait =
    seconds > 90 ? t('tracking.wait.minutes', { count: Math.ceil(seconds / 60) }) : t('tracking.wait.seconds', { count: seconds });
  return t('tracking.too-many', { wait });
}

function textIn(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}
