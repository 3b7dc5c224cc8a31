/** Where a desk answers for somebody what was asked for again. */
export function supplementPath(dossierId: string): string {
  return `/can-bo/quay/bo-sung/${encodeURIComponent(dossierId)}`;
}
