import { createHash } from 'node:crypto';
import { z } from 'zod';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { ORGANISATION_KINDS, readTaxNumber } from '#modules/citizen';
import { enterOrganisation, registerMandate } from '#modules/citizen/server';

const DemoOrganisation = z.strictObject({
  taxNumber: z.string(),
  name: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  unitCode: z.string(),
  detail: z.string(),
  /** The phone of one of the demo's citizens. */
  representative: z.string(),
});

/** Phones of the demo's citizens; a principal may be an organisation, by its tax number. */
const DemoMandate = z.strictObject({
  principal: z.string(),
  delegate: z.string(),
  procedures: z.array(z.string()).nullable(),
  months: z.number().int().positive(),
});

/** Who may act for whom among the people of the demo. */
export const DemoMandates = z.strictObject({ organisations: z.array(DemoOrganisation), mandates: z.array(DemoMandate) });
export type DemoMandates = z.infer<typeof DemoMandates>;

/** Enters the invented organisations and mandates that are not there yet; `personOf` knows the demo's citizens by phone. */
export async function loadDemoMandates(
  { organisations, mandates }: DemoMandates,
  personOf: (phone: string) => string,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<void> {
  const actor = { kind: 'system' } as const;
  const known = new Map<string, string>();
  for (const { taxNumber, representative, unitCode, detail, ...details } of organisations) {
    const read = { ...details, taxNumber: expectOk(readTaxNumber(taxNumber)), address: { unitCode, detail } };
    const principalId = await enterOrganisation(needs.db, read, needs.now.toString());
    known.set(taxNumber, principalId);
    const between = { principalId, delegateId: personOf(representative) };
    const mandate = { id: idOf(taxNumber, representative), kind: 'representative', procedures: null, untilOn: null, ...between } as const;
    expectOk(await registerMandate({ actor, mandate }, needs));
  }
  for (const { principal, delegate, procedures, months } of mandates) {
    const between = { principalId: known.get(principal) ?? personOf(principal), delegateId: personOf(delegate) };
    const untilOn = inVietnam(needs.now).toPlainDate().add({ months }).toString();
    const mandate = { id: idOf(principal, delegate), kind: 'delegate', procedures, untilOn, ...between } as const;
    expectOk(await registerMandate({ actor, mandate }, needs));
  }
}

/** Whom somebody of the demo may act for, by name. */
export function actsFor(phone: string, people: DemoMandates, nameOf: (phone: string) => string): readonly string[] {
  const named = new Map(people.organisations.map(({ taxNumber, name }) => [taxNumber, name]));
  const represented = people.organisations.filter(({ representative }) => representative === phone).map(({ name }) => name);
  const entrusted = people.mandates
    .filter(({ delegate }) => delegate === phone)
    .map(({ principal }) => named.get(principal) ?? nameOf(principal));
  return [...represented, ...entrusted];
}

/** The same mandate has the same id in every database of the demo. */
function idOf(principal: string, delegate: string): string {
  const hex = createHash('sha256').update(`motcua demo mandate ${principal} ${delegate}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
