import { calendarOf, readAgencies } from '#modules/agency/server';
import type { OfficerActor } from '#modules/account';
import { readDue, type DueReading } from '#modules/dossier/server';
import type { Words } from '#messages';
import { QUEUE_TABS, queueCounts, queuePage, seatsOf, type QueueRow, type QueueTab, type Seat } from '#views/queue';
import { messagesUnseen } from '#views/messages-unseen';
import type { Db } from '#kernel/database';

/** A dossier in the list: what to call it, whose it is, where it stands and how much time is left. */
export interface ShownRow {
  readonly id: string;
  readonly number: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly place: QueueRow['place'];
  /** Null where the calendar does not reach that far. */
  readonly due: DueReading | null;
  readonly dueAt: string | null;
  readonly assigneeName: string | null;
  /** How many messages of the applicant nobody has read. */
  readonly messages: number;
}

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** The list an officer asked for by the address, with everything around it. */
export async function showQueue(officer: OfficerActor, asked: { readonly query: URLSearchParams; readonly t: Words }, needs: Needs) {
  const { query, t } = asked;
  const tab = QUEUE_TABS.find((one) => one === query.get('tab')) ?? 'mine';
  const q = (query.get('q') ?? '').trim().slice(0, 200);
  const after = query.get('after') ?? undefined;
  const wanted = seatsOf(officer).find((one) => keyOf(one) === query.get('seat'));
  const page = await queuePage(needs.db, { officer, seat: wanted, tab, q, after });
  const counts = page.seat ? await queueCounts(needs.db, { officer, seat: page.seat }) : null;
  const agencies = await readAgencies(needs.db);
  const unseen = await messagesUnseen(needs.db, { dossierIds: page.rows.map(({ id }) => id), side: 'applicant' });
  const seat = page.seat ? keyOf(page.seat) : null;

  return {
    q,
    tab,
    seat,
    seats: page.seats.map((one) => ({
      value: keyOf(one),
      label: `${t(`dossier.role.${one.role}`)} – ${agencies.find(one.agencyId)?.name ?? one.agencyId}`,
    })),
    tabs: tabsFor(page.seat).map((one) => ({
      href: addressOf({ tab: one, seat }),
      label: t(`desk.tab.${one}`),
      current: q === '' && one === tab,
      count: one === 'closed' ? undefined : counts?.[one],
    })),
    rows: await Promise.all(page.rows.map(async (row) => ({ ...(await shown(row, needs)), messages: unseen.get(row.id) ?? 0 }))),
    first: after === undefined ? null : addressOf({ tab, seat, q }),
    next: page.next === null ? null : addressOf({ tab, seat, q, after: page.next }),
  };
}

/** The tabs that can hold anything at a seat: a specialist never has what was not received yet, a desk is never asked for opinions. */
function tabsFor(seat: Seat | null): readonly QueueTab[] {
  if (seat?.role === 'receiver' || seat?.role === 'supervisor') return QUEUE_TABS.filter((tab) => tab !== 'opinions');
  if (seat?.role === 'specialist') return QUEUE_TABS.filter((tab) => tab !== 'new');
  return QUEUE_TABS;
}

async function shown(row: QueueRow, { db, now }: Needs): Promise<Omit<ShownRow, 'messages'>> {
  const { id, procedureName, applicantName, place, assigneeName } = row;
  const due = readDue({ place, by: row.actBy, now }, await calendarOf(db, row.agencyId));
  return {
    id,
    number: row.code ?? row.reference,
    procedureName,
    applicantName,
    place,
    due: due.ok ? due.value : null,
    dueAt: row.actBy,
    assigneeName,
  };
}

function keyOf({ role, agencyId }: Seat): string {
  return `${role}@${agencyId}`;
}

function addressOf(parts: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return `/can-bo?${query.toString()}`;
}
