/** Papers: what may be handed in, told by content; kinds, limits, names. Safe in a browser. */
export type { FileKind } from './file-kind.ts';
export { kindsInWords, roomFor, type PaperRefusal } from './judge-paper.ts';
export { acceptAttribute, DEFAULT_LIMITS, type AcceptedKind, type PaperLimits, type PaperMediaType } from './limits.ts';
