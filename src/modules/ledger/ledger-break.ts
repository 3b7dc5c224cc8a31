/**
 * Where the record is not what was sealed. `seal` is the number of the seal that covers the row, and the order in which breaks are named.
 *
 * - `changed`, `removed`, `swapped`: what became of a sealed row; `removed-unsealed`: of one that had waited for its seal.
 * - `inserted`: a row that no seal covers and that never waited for one.
 * - `seal-changed`, `seal-removed`: what became of a seal.
 * - `head-differs`: the seal is not the one the book outside the database knows; `tail-cut`: the book knows later ones.
 */
export type LedgerBreak =
  | { readonly kind: 'changed' | 'removed'; readonly seal: number; readonly row: string }
  | { readonly kind: 'swapped'; readonly seal: number; readonly row: string; readonly with: string }
  | { readonly kind: 'seal-changed' | 'seal-removed' | 'head-differs'; readonly seal: number }
  | { readonly kind: 'tail-cut'; readonly seal: number; readonly known: number }
  | { readonly kind: 'inserted' | 'removed-unsealed'; readonly row: string };
