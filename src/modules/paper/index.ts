/** Papers: what may be handed in, told by content; kinds, limits, names. Safe in a browser. */
export type { FileKind } from './file-kind.ts';
export { kindsInWords, roomFor, type PaperRefusal } from './judge-paper.ts';
export {
  ACCEPTED_KINDS,
  acceptAttribute,
  DEFAULT_LIMITS,
  DEFAULT_PERSON_LIMITS,
  type AcceptedKind,
  type PaperLimits,
  type PaperMediaType,
  type PersonLimits,
} from './limits.ts';
export { isPhoto, type PhotoTurn } from './photo.ts';
export { paperState, type PaperState, type ScanState } from './scan.ts';
