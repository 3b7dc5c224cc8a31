import { inVietnam } from '#kernel/clock';
import { personReadings } from '#views/dossier-readings';
import { sayReading } from '../../ho-so/[number]/ai-da-xem/say-reading.ts';
import { citizenHere } from '../../nop-ho-so/own-filing.ts';
import type { PageServerLoad } from './$types';

/** How many visits a page tells. */
const ON_A_PAGE = 30;

const HERE = '/tai-khoan/ai-da-xem';

/** Who looked the reader up at a counter, day by day, latest first. Who opened a dossier stands with the dossier. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const { personId } = citizenHere({ locals, url });
  const { needs, words } = locals;
  const asked = url.searchParams.get('truoc') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const { readings, next } = await personReadings(needs.db, { personId, before, limit: ON_A_PAGE });
  const days = Map.groupBy(readings, ({ until }) => inVietnam(Temporal.Instant.from(until)).toPlainDate().toString());
  return {
    days: [...days].map(([day, visits]) => ({ day, visits: visits.map((visit) => sayReading(visit, words)) })),
    older: next === null ? null : `${HERE}?truoc=${next}`,
    newest: before === null ? null : HERE,
  };
};
