/** Tells whether a font has a letter for a character. */
export type Coverage = (codePoint: number) => boolean;

/** What every one of some TrueType fonts can show, read from their character maps (OpenType 1.9, table `cmap`, formats 4 and 12). */
export function coverageOf(fonts: readonly Uint8Array[]): Coverage {
  const sets = fonts.map(charactersOf);
  return (codePoint) => sets.every((set) => set.has(codePoint));
}

function charactersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const characters = new Set<number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(at) === 4) addSegments(view, at, characters);
    if (view.getUint16(at) === 12) addGroups(view, at, characters);
  }
  if (characters.size === 0) throw new Error('A font without a character map we can read');
  return characters;
}

function tableAt(view: DataView, wanted: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  throw new Error(`A font without a table ${wanted}`);
}

function addSegments(view: DataView, at: number, characters: Set<number>): void {
  const length = view.getUint16(at + 6);
  const [ends, starts, deltas, ranges] = [at + 14, at + 16 + length, at + 16 + 2 * length, at + 16 + 3 * length];
  for (let segment = 0; segment < length; segment += 2) {
    const start = view.getUint16(starts + segment);
    const range = view.getUint16(ranges + segment);
    for (let code = start; code <= view.getUint16(ends + segment) && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? code : view.getUint16(ranges + segment + range + 2 * (code - start));
      if (glyph !== 0 && ((glyph + view.getUint16(deltas + segment)) & 0xffff) !== 0) characters.add(code);
    }
  }
}

function addGroups(view: DataView, at: number, characters: Set<number>): void {
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const from = at + 16 + group * 12;
    for (let code = view.getUint32(from); code <= view.getUint32(from + 4); code += 1) characters.add(code);
  }
}
