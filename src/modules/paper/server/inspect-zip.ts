const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LONGEST_TAIL = 65_557;

/** Whether a ZIP is a Word document that runs nothing: it has the parts of one and no macros. */
export function isPlainDocx(bytes: Uint8Array): boolean {
  const names = entryNames(bytes);
  return (
    names.includes('[Content_Types].xml') &&
    names.includes('word/document.xml') &&
    !names.some((name) => /vbaProject|macrosheets|activeX/i.test(name))
  );
}

/** The names in a ZIP's own list of contents; nothing is unpacked. */
function entryNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_MARK) return [];
    const nameLength = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_TAIL); at -= 1) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  return null;
}
