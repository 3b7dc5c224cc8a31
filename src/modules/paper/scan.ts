/**
 * What is known of the safety of a content: made by ourselves, brought while nothing was set up to check, waiting to be checked,
 * found clean, or infected and put away.
 */
export type ScanState = 'ours' | 'unchecked' | 'waiting' | 'clean' | 'infected';

/** How somebody who may see a paper finds it: to be opened, still being checked, or put away for good. */
export type PaperState = 'open' | 'checking' | 'infected';

/** What a scan state means for whoever wants to open the paper. */
export function paperState(scan: ScanState): PaperState {
  if (scan === 'waiting') return 'checking';
  return scan === 'infected' ? 'infected' : 'open';
}
