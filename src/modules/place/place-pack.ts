import { z } from 'zod';
import { malformed, readWhole, type Malformed } from '#kernel/malformed';
import { ok, refuse, type Result } from '#kernel/result';
import type { Unit } from './unit.ts';

// eslint-disable-next-line house/no-sentence-in-code -- the words of the official list, read here and nowhere shown
const OFFICIAL_KINDS = ['phường', 'xã'] as const;

const file = z.strictObject({
  note: z.string().optional(),
  province: z.strictObject({
    code: z.string().regex(/^\d{2}$/, 'expected the 2 digits of a province'),
    name: z.string().trim().min(1),
    agencyId: z.string().min(1),
  }),
  units: z
    .array(
      z.strictObject({
        code: z.string().regex(/^\d{5}$/, 'expected the 5 digits of a ward or commune'),
        kind: z.enum(OFFICIAL_KINDS).transform((kind) => (kind === OFFICIAL_KINDS[0] ? 'ward' : 'commune')),
        name: z.string().trim().min(1),
      }),
    )
    .min(1),
});

/** Reads a pack's units whole, the province first, or names the record and field that cannot be read. */
export function readPlacePack(content: unknown): Result<readonly Unit[], Malformed> {
  const read = readWhole(file, content);
  if (!read.ok) return read;
  const { province, units } = read.value;

  const twice = units.findIndex(({ code }, at) => units.findIndex((other) => other.code === code) !== at);
  if (twice >= 0) return refuse(malformed(['units', twice, 'code'], `${units[twice]?.code ?? ''} is declared twice`));

  return ok([
    { code: province.code, kind: 'province', name: province.name, provinceCode: province.code },
    ...units.map((unit) => ({ ...unit, provinceCode: province.code })),
  ]);
}
