import { z } from 'zod';
import { fold } from '#kernel/text';
import type { ProcedureRecord } from './record.ts';

/**
 * Who receives and who decides: fixed for the province, or the commune which the applicant names.
 */
export const Handling = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('province'), agencyId: z.string().min(1), receptionId: z.string().min(1) }),
  z.strictObject({ kind: z.literal('commune'), receptionSuffix: z.string().min(1) }),
]);
export type Handling = z.infer<typeof Handling>;

/** The province's answer to "who handles which field" (`packs/<province>/handling.json`). */
export const HandlingMap = z.strictObject({
  note: z.string().optional(),
  province: z.strictObject({
    receptionId: z.string().min(1),
    fallbackAgencyId: z.string().min(1),
    fields: z.array(z.strictObject({ agencyId: z.string().min(1), fieldCodes: z.array(z.string()), fields: z.array(z.string()) })),
  }),
  commune: z.strictObject({ receptionSuffix: z.string().min(1) }),
});
export type HandlingMap = z.infer<typeof HandlingMap>;

/** Finds who handles a procedure, by the code of its field, else by the field's name, else the province's fallback. */
export function handlingOf(record: Pick<ProcedureRecord, 'level' | 'field' | 'fieldCode'>, map: HandlingMap): Handling {
  if (record.level === 'xã') return { kind: 'commune', receptionSuffix: map.commune.receptionSuffix };

  const code = record.fieldCode?.trim();
  const name = fold(record.field);
  const entry =
    map.province.fields.find((one) => code !== undefined && one.fieldCodes.includes(code)) ??
    map.province.fields.find((one) => one.fields.some((field) => fold(field) === name));
  return {
    kind: 'province',
    agencyId: entry?.agencyId ?? map.province.fallbackAgencyId,
    receptionId: map.province.receptionId,
  };
}

/** The two agencies of one filing; null when the procedure belongs to a commune and none was chosen. */
export function agenciesFor(
  handling: Handling,
  communeId: string | null,
): { readonly agencyId: string; readonly receptionId: string } | null {
  if (handling.kind === 'province') return { agencyId: handling.agencyId, receptionId: handling.receptionId };
  return communeId === null ? null : { agencyId: communeId, receptionId: communeId + handling.receptionSuffix };
}
