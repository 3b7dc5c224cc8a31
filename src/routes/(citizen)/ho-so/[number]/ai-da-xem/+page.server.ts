import { inVietnam } from '#kernel/clock';
import { dossierReadings } from '#views/dossier-readings';
import { numberOf, openOwn } from '../open-own.ts';
import { sayReading } from './say-reading.ts';
import type { PageServerLoad } from './$types';

/** How many visits a page tells. */
const ON_A_PAGE = 30;

/** Who looked at one's dossier, as whom and why; day by day, latest first. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words } = locals;
  const page = await openOwn(locals, { url, params });
  const asked = url.searchParams.get('truoc') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const { readings, next } = await dossierReadings(needs.db, { dossierId: page.dossier.id, before, limit: ON_A_PAGE });
  const days = Map.groupBy(readings, ({ until }) => inVietnam(Temporal.Instant.from(until)).toPlainDate().toString());
  const base = `/ho-so/${numberOf(page)}`;
  return {
    base,
    number: numberOf(page),
    procedureName: page.procedureName,
    days: [...days].map(([day, visits]) => ({ day, visits: visits.map((visit) => sayReading(visit, words)) })),
    older: next === null ? null : `${base}/ai-da-xem?truoc=${next}`,
    newest: before === null ? null : `${base}/ai-da-xem`,
  };
};
