import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { filesBelow, read } from '../checks/files.ts';
import type { Generated } from './generated.ts';

const FROM = 'node_modules/@fontsource/be-vietnam-pro/files';
const TO = 'src/ui/fonts';
const ALPHABETS = ['latin', 'vietnamese'];
const WEIGHTS = [600];

const LATIN = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const VIETNAMESE = 'àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ';
const SIGNS = '\u00a0–—‘’“”•…·×°²³§₫€«»←→↑↓−';

// Numbers in columns, and nothing else a font can do: what sets letters apart by their neighbours is a tenth of its weight.
const CUT = { targetFormat: 'woff2', noHinting: true, keepFeatures: ['tnum'] } as const;

/**
 * Be Vietnam Pro with the letters this house writes and no others, without hints for screens of 1998: a third of what travels.
 * A letter that is left out (of another language, in a name) is drawn in the phone's own font.
 */
export const fonts: Generated = {
  make: async () => new Map(await Promise.all(ALPHABETS.flatMap((alphabet) => WEIGHTS.map((weight) => cut(`${alphabet}-${weight}`))))),
  committed: () => filesBelow(TO, ['.woff2']),
};

async function cut(cutting: string): Promise<[string, Uint8Array]> {
  const whole = readFileSync(`${FROM}/be-vietnam-pro-${cutting}-normal.woff2`);
  return [`${TO}/be-vietnam-pro-${cutting}.woff2`, await subsetFont(whole, letters(), CUT)];
}

/** The letters and signs of the language, and whatever else a sentence of ours holds. */
function letters(): string {
  const said = filesBelow('messages', ['.json']).map(read).join('');
  return [...new Set(LATIN + VIETNAMESE + VIETNAMESE.toUpperCase() + SIGNS + said)].sort().join('');
}
