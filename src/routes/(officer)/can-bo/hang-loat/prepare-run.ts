import type { OfficerActor } from '#modules/account';
import { isBulkAction, isRipeFor, MOST_IN_BULK, seatNamed, type BulkAction, type Seat } from '#modules/queue';
import type { BulkPick } from '#modules/queue/server';
import type { Words } from '#messages';
import { assignableOfficers } from '#views/assignable-officers';
import { pickedRows, type PickedRow } from '#views/picked-rows';
import { queuePage } from '#views/queue';
import { newId } from '#kernel/ids';
import type { Db } from '#kernel/database';
import { readList } from '../show-queue.ts';
import { readPicks, textIn } from './read-picks.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** What is about to be done, to be looked at once more before it is. */
export interface PreparedRun {
  readonly action: BulkAction;
  readonly query: string;
  readonly requestId: string;
  readonly rows: readonly (PickedRow & { readonly pick: string })[];
  /** How many stand where this cannot be done. */
  readonly unripe: number;
  /** How many would be received unseen. */
  readonly unopened: number;
  readonly officers: readonly { readonly value: string; readonly label: string; readonly help: string }[];
}

/** Gathers what was ticked in a list, or the whole of it. Null when the form names nothing that can be done to many. */
export async function prepareRun(
  officer: OfficerActor,
  { form, t }: { readonly form: FormData; readonly t: Words },
  needs: Needs,
): Promise<PreparedRun | null> {
  const action = textIn(form, 'action');
  const query = textIn(form, 'query');
  const seat = seatNamed(officer, new URLSearchParams(query).get('seat'));
  if (!isBulkAction(action) || !seat) return null;

  const picks = textIn(form, 'all') === 'yes' ? await wholeList(officer, query, needs) : readPicks(form);
  const versions = new Map(picks.map(({ dossierId, version }) => [dossierId, version]));
  const rows = await pickedRows(needs.db, { officer, seat, ids: [...versions.keys()].slice(0, MOST_IN_BULK) });
  return {
    action,
    query,
    requestId: newId(),
    rows: rows.map((row) => ({ ...row, pick: `${row.id}:${versions.get(row.id) ?? ''}` })),
    unripe: rows.filter(({ place }) => !isRipeFor(action, place)).length,
    unopened: action === 'receive' ? rows.filter(({ opened, place }) => !opened && isRipeFor(action, place)).length : 0,
    officers: action === 'assign' ? await officersFor(seat, { db: needs.db, t }) : [],
  };
}

async function wholeList(officer: OfficerActor, query: string, { db, now }: Needs): Promise<readonly BulkPick[]> {
  const { list, wanted } = readList(officer, new URLSearchParams(query));
  const { tab, q, filters } = list;
  const page = await queuePage(db, { officer, now, seat: wanted, tab, q, filters: filters ?? {}, limit: MOST_IN_BULK });
  return page.rows.map(({ id, version }) => ({ dossierId: id, version }));
}

async function officersFor(seat: Seat, { db, t }: { readonly db: Db; readonly t: Words }): Promise<PreparedRun['officers']> {
  const officers = await assignableOfficers(db, seat.agencyId);
  const seen = new Map(officers.map((officer) => [officer.officerId, officer]));
  return [...seen.values()].map(({ officerId, name, unitName, openDossiers }) => ({
    value: officerId,
    label: t('desk.assignee', { name, count: openDossiers }),
    help: unitName,
  }));
}
