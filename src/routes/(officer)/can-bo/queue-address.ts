import type { QueueFilters, QueueTab } from '#modules/queue';

/** A list as its address names it. */
export interface QueueList {
  readonly seat: string | null;
  readonly tab: QueueTab;
  readonly q?: string;
  readonly filters?: QueueFilters;
}

/** The address of a list, or of a page of it. The order is always the same, so that one list has one address. */
export function queueAddress(
  list: QueueList,
  page: { readonly after?: string; readonly before?: string; readonly pick?: string } = {},
): string {
  return `/can-bo?${queueQuery(list, page)}`;
}

/** The questions of that address, without a page: what is kept under a name. */
export function queueQuery({ seat, tab, q, filters }: QueueList, page: Readonly<Record<string, string | undefined>> = {}): string {
  const parts = { tab, seat: seat ?? undefined, q, ...filters, ...page };
  const said = Object.entries(parts).flatMap(([key, value]) => (value ? [[key, value] as [string, string]] : []));
  return new URLSearchParams(said).toString();
}
