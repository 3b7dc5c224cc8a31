/** Papers: what may be handed in, told by content; kinds, limits, names. Safe in a browser. */
export { fileKind, HEAD_BYTES, type FileKind } from './file-kind.ts';
export { judgeKind, kindsInWords, roomFor, type PaperRefusal } from './judge-paper.ts';
export {
  acceptAttribute,
  DEFAULT_LIMITS,
  endingOf,
  mediaTypeOf,
  type AcceptedKind,
  type PaperLimits,
  type PaperMediaType,
} from './limits.ts';
export { cleanName } from './paper-name.ts';
export { PaperType } from './paper-type.ts';
