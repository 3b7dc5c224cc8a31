import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { addressIssues, type AddressIssue, type Unit } from '#modules/place';
import type { HomeAddress } from './person.ts';
import { readTaxNumber, type TaxNumber, type TaxNumberRefusal } from './tax-number.ts';

export const ORGANISATION_KINDS = ['company', 'cooperative', 'household-business', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What an organisation says it is, or what its registration says. */
export interface OrganisationDetails {
  readonly taxNumber: TaxNumber;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly address: HomeAddress;
}

/** An organisation as an officer or a register confirmed it. */
export interface Organisation extends OrganisationDetails {
  readonly id: string;
}

/** The claim as typed: texts, whatever they hold. */
export type TypedClaim = Readonly<Record<ClaimField, string>>;

export const CLAIM_FIELDS = ['taxNumber', 'name', 'kind', 'unitCode', 'detail'] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

export type ClaimIssue = { readonly field: ClaimField } & (
  | TaxNumberRefusal
  | { readonly code: 'choose-one' | 'tax-number.missing' | 'organisation.name-missing' | AddressIssue['code'] }
  | { readonly code: 'organisation.name-too-long'; readonly max: number }
);

export interface ClaimMalformed {
  readonly code: 'claim.malformed';
  readonly issues: readonly ClaimIssue[];
}

const LONGEST_NAME = 200; // characters; the longest registered names stay under it

/** Reads what somebody says their organisation is, and names everything that is wrong with it at once. */
export function readClaim(typed: TypedClaim, units: readonly Unit[]): Result<OrganisationDetails, ClaimMalformed> {
  const issues: ClaimIssue[] = [];
  const taxNumber = readTaxNumber(typed.taxNumber);
  if (typed.taxNumber.trim() === '') issues.push({ field: 'taxNumber', code: 'tax-number.missing' });
  else if (!taxNumber.ok) issues.push({ field: 'taxNumber', ...taxNumber.refusal });

  const name = tidy(typed.name.replace(/\p{Cf}/gu, ''));
  if (name === '') issues.push({ field: 'name', code: 'organisation.name-missing' });
  if (name.length > LONGEST_NAME) issues.push({ field: 'name', code: 'organisation.name-too-long', max: LONGEST_NAME });

  const kind = ORGANISATION_KINDS.find((one) => one === typed.kind);
  if (!kind) issues.push({ field: 'kind', code: 'choose-one' });

  const address = { unitCode: typed.unitCode.trim(), detail: tidy(typed.detail) };
  issues.push(...addressIssues(address, units).flatMap(({ path, code }) => (path === 'locationId' ? [] : [{ field: path, code }])));

  if (issues.length > 0 || !taxNumber.ok || !kind) return refuse({ code: 'claim.malformed', issues });
  return ok({ taxNumber: taxNumber.value, name, kind, address });
}
