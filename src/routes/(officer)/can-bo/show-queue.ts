import { readAgencies } from '#modules/agency/server';
import type { OfficerActor } from '#modules/account';
import { bulkActionsOf, countFilters, firstTab, QUEUE_TABS, readFilters, seatKey, seatsOf, tabsOf, type Seat } from '#modules/queue';
import type { Words } from '#messages';
import { messagesUnseen } from '#views/messages-unseen';
import { queuePage } from '#views/queue';
import { queueChoices, type QueueChoices } from '#views/queue-choices';
import { MOST_COUNTED, queueCounts, type QueueCounts } from '#views/queue-counts';
import type { Db } from '#kernel/database';
import { queueAddress, queueQuery, type QueueList } from './queue-address.ts';
import { showRow } from './show-row.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** The list an officer asked for by the address, with everything around it. */
export async function showQueue(officer: OfficerActor, asked: { readonly query: URLSearchParams; readonly t: Words }, needs: Needs) {
  const { query, t } = asked;
  const { db, now } = needs;
  const { list, wanted } = readList(officer, query);
  const paging = { after: query.get('after') ?? undefined, before: query.get('before') ?? undefined };
  const seat = wanted ?? seatsOf(officer)[0] ?? null;
  const [page, counts, choices] = await Promise.all([
    queuePage(db, { officer, now, seat: seat ?? undefined, tab: list.tab, filters: list.filters ?? {}, q: list.q, ...paging }),
    seat && queueCounts(db, { officer, seat, now }),
    seat ? queueChoices(db, { officer, seat }) : NO_CHOICES,
  ]);
  const unseen = await messagesUnseen(db, { dossierIds: page.rows.map(({ id }) => id), side: 'applicant' });
  const here = { ...list, seat: seat && seatKey(seat) };

  return {
    ...here,
    q: list.q ?? '',
    filters: list.filters ?? {},
    narrowedBy: countFilters(list.filters ?? {}),
    query: queueQuery(here),
    seats: await namesOf(page.seats, { db, t }),
    choices,
    tabs: tabsOf(seat?.role).map((tab) => ({
      href: queueAddress({ tab, seat: here.seat }),
      label: t(`queue.tab.${tab}`),
      current: here.q === undefined && tab === here.tab,
      count: tab === 'closed' ? undefined : counts?.tabs[tab],
    })),
    urgent: counts ? urgentOf(counts, { here, t }) : [],
    actions: seat ? bulkActionsOf(seat.role) : [],
    picked: query.get('pick') === 'all',
    pickAll: queueAddress(here, { ...given(paging), pick: 'all' }),
    unpick: queueAddress(here, given(paging)),
    clear: queueAddress({ tab: here.tab, seat: here.seat }),
    rows: await Promise.all(page.rows.map((row) => showRow(row, unseen, needs))),
    previous: page.previous === null ? null : queueAddress(here, { before: page.previous }),
    next: page.next === null ? null : queueAddress(here, { after: page.next }),
  };
}

const NO_CHOICES: QueueChoices = { procedures: [], assignees: [], units: [] };
const MOST_LETTERS = 200;

/** What an address asks for. What it says wrongly, it does not ask. */
export function readList(officer: OfficerActor, query: URLSearchParams): { readonly list: QueueList; readonly wanted: Seat | undefined } {
  const wanted = seatsOf(officer).find((one) => seatKey(one) === query.get('seat'));
  const q = (query.get('q') ?? '').trim().slice(0, MOST_LETTERS);
  const role = (wanted ?? seatsOf(officer)[0])?.role;
  const tab = QUEUE_TABS.find((one) => one === query.get('tab')) ?? firstTab(role);
  const filters = readFilters((name) => query.get(name));
  return { wanted, list: { seat: wanted ? seatKey(wanted) : null, tab, ...(q === '' ? {} : { q }), filters } };
}

async function namesOf(seats: readonly Seat[], { db, t }: { readonly db: Db; readonly t: Words }) {
  const agencies = await readAgencies(db);
  return seats.map((seat) => ({
    value: seatKey(seat),
    label: [
      t(`dossier.role.${seat.role}`),
      agencies.find(seat.agencyId)?.name ?? seat.agencyId,
      ...(seat.standsInFor ? [t('route.stands-in.for', { name: seat.standsInFor.name })] : []),
    ].join(' – '),
  }));
}

/** What should be looked at before anything else, each leading to its list. */
function urgentOf(counts: QueueCounts, { here, t }: { readonly here: QueueList; readonly t: Words }) {
  const lists = [
    { key: 'late', count: counts.late, tone: 'danger', list: { tab: 'open', filters: { due: 'late' } } },
    { key: 'unopened', count: counts.unopened, tone: 'warning', list: { tab: 'new', filters: { seen: 'unopened' } } },
  ] as const;
  return lists
    .filter(({ count }) => count > 0)
    .map(({ key, count, tone, list }) => ({
      key,
      tone,
      href: queueAddress({ ...list, seat: here.seat }),
      text: t(count < MOST_COUNTED ? `queue.urgent.${key}` : `queue.urgent.${key}.many`, { count }),
    }));
}

function given(paging: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(paging).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
