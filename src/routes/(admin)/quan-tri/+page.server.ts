import { coveredYears, readCalendars } from '#modules/calendar/server';
import { looksAfter } from '#modules/agency';
import { ledgerStatus } from '#modules/ledger/server';
import { inVietnam } from '#kernel/clock';
import { administrationFigures } from '#views/administration-figures';
import { latestChanges } from '#views/changes-told';
import { administratorHere } from './administrator-here.ts';
import { sayChanges } from './said-change.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, url }) {
  const { by, agencies } = await administratorHere(locals, url);
  const { needs, words: t } = locals;
  const isProvincial = by.covers === 'province';
  const figures = await administrationFigures(needs.db, by.covers === 'province' ? null : [...by.covers]);
  const { days } = await readCalendars(needs.db);
  const next = inVietnam(needs.now).year + 1;
  const ofNext = days.filter(({ on }) => on.startsWith(`${next}-`));
  const changes = isProvincial ? await latestChanges(needs.db) : [];
  const said = sayChanges(changes, t);
  return {
    scope: isProvincial
      ? t('administration.scope.province')
      : t('administration.scope.some', { agency: agencies.find(by.agencyId)?.name ?? by.agencyId }),
    isProvincial,
    figures,
    agencies: agencies.all.filter(({ id }) => looksAfter(by, id)).length,
    lastYear: coveredYears(days).at(-1) ?? null,
    next,
    nextYear: ofNext.length === 0 ? ('missing' as const) : ofNext.some(({ status }) => status === 'draft') ? ('draft' as const) : null,
    breaks: isProvincial ? ((await ledgerStatus(needs.db)).lastCheck?.breaks ?? 0) : 0,
    changes: changes.map(({ about, at, by: who }, index) => ({
      about,
      at,
      who: who ?? t('administration.history.system'),
      what: said[index]?.what ?? '',
      id: said[index]?.id ?? index,
    })),
  };
};
