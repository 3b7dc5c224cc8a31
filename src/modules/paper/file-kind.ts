/** What a file is, told by its first bytes; its name and the sender's word for it count for nothing. */
export type FileKind =
  'pdf' | 'jpeg' | 'png' | 'heic' | 'webp' | 'gif' | 'tiff' | 'zip' | 'old-office' | 'archive' | 'program' | 'html' | 'svg' | 'unknown';

/** How many of the first bytes of a file `fileKind` wants to see. */
export const HEAD_BYTES = 4096;

/**
 * The kind of a file from its head.
 *
 * A PDF must begin with its mark: readers forgive up to 1,024 bytes of something else before it, which is where
 * files hide that are a page and a PDF at once.
 */
export function fileKind(head: Uint8Array): FileKind {
  const bytes = latin(head);
  const found = MARKS.find(([, mark]) => mark.test(bytes));
  return found ? found[0] : 'unknown';
}

const HEIC_BRANDS = 'heic|heix|hevc|heim|heis|hevm|hevs|mif1|msf1|avif';

// Order matters only where one mark could begin another.
const MARKS: readonly (readonly [FileKind, RegExp])[] = [
  ['pdf', /^(?:\u00ef\u00bb\u00bf)?\s{0,16}%PDF-[12]\.\d/],
  ['jpeg', /^\u00ff\u00d8\u00ff/],
  ['png', /^\u0089PNG\r\n\u001a\n/],
  ['heic', new RegExp(`^[\\s\\S]{4}ftyp(?:${HEIC_BRANDS})`)],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['gif', /^GIF8[79]a/],
  ['tiff', /^(?:II\*\0|MM\0\*)/],
  ['zip', /^PK(?:\u0003\u0004|\u0005\u0006)/],
  ['old-office', /^\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1/],
  ['archive', /^(?:Rar!\u001a\u0007|7z\u00bc\u00af\u0027\u001c|\u001f\u008b)/],
  ['program', /^(?:MZ|\u007fELF|\u00ca\u00fe\u00ba\u00be|\u00cf\u00fa\u00ed\u00fe|#!)/],
  ['svg', /^[^<]{0,64}(?:<\?xml[^>]{0,200}>|<!--[\s\S]{0,1000}?-->|<!DOCTYPE svg[^>]{0,300}>|\s){0,8}<svg[\s>]/i],
  ['html', /<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|style)[\s>]/i],
];

function latin(head: Uint8Array): string {
  let text = '';
  for (const byte of head.subarray(0, HEAD_BYTES)) text += String.fromCharCode(byte);
  return text;
}
