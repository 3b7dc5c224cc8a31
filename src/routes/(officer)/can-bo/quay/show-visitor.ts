import type { Words } from '#messages';
import { cccdWarnings, VISITOR_FIELDS, type Person, type TypedVisitor, type VisitorIssue } from '#modules/citizen';
import type { Visitor } from '#modules/citizen/server';
import { sayWarning } from '#modules/form/ui';
import { unitsToChoose, type Unit } from '#modules/place';
import { fold, maskNumber } from '#kernel/text';
import { sayDay } from '#ui';

/** Somebody at the counter, as the next page asks about them. */
export interface ShownVisitor {
  readonly typed: TypedVisitor;
  /** What is proven of them, to be compared with the card and not typed again. */
  readonly proven: {
    readonly name: string;
    readonly cccd: string;
    readonly born: string;
    readonly sex: string;
    readonly phone: string;
  } | null;
  /** Where the card says they lived when it was issued. */
  readonly cardAddress: string;
  readonly scanned: boolean;
  readonly warnings: readonly string[];
}

/** What a card or a number told, laid into the fields. */
export function showVisitor(visitor: Visitor, { units, t }: { readonly units: readonly Unit[]; readonly t: Words }): ShownVisitor {
  const { cccd, card, person } = visitor;
  const home = person?.address ? NOWHERE : homeIn(card?.address ?? '', units);
  const warnings = cccdWarnings(cccd, { sex: card?.sex ?? null, birthDate: card?.birthDate ?? null });
  return {
    typed: {
      cccd,
      fullName: card?.fullName ?? '',
      birthDate: sayBirth(card?.birthDate ?? null),
      sex: card?.sex ?? '',
      phone: '',
      area: '',
      ...home,
    },
    proven: person && provenOf(person, t),
    cardAddress: card?.address ?? '',
    scanned: card !== null,
    warnings: [
      ...visitor.differences.map((what) => t(`counter.differs.${what}`)),
      ...warnings.flatMap((warning) => sayWarning(t, { path: '', ...warning }) ?? []),
      ...(card && person === null && card.fullName === '' ? [t('counter.card.letters-lost')] : []),
    ],
  };
}

/** The posted fields as text, whatever was posted. */
export function readVisitorForm(posted: FormData): TypedVisitor {
  const typed = VISITOR_FIELDS.map((field) => {
    const value = posted.get(field);
    return [field, typeof value === 'string' ? value : ''] as const;
  });
  return Object.fromEntries(typed) as TypedVisitor;
}

/** What is wrong, field by field. */
export function visitorErrors(issues: readonly VisitorIssue[], t: Words): { readonly field: string; readonly text: string }[] {
  return issues.map((issue) => ({ field: issue.field, text: t(`issue.${issue.code}`, issue) }));
}

function provenOf({ fullName, cccd, birthDate, sex, phone }: Person, t: Words): NonNullable<ShownVisitor['proven']> {
  return {
    name: fullName ?? '',
    cccd: cccd ?? '',
    born: sayBirth(birthDate),
    sex: sex === null ? '' : t(`account.profile.sex.${sex}`),
    phone: phone === null ? '' : maskNumber(phone, 3),
  };
}

/** `04/09/1985`, or the year alone where no more is known. */
function sayBirth(birthDate: string | null): string {
  if (birthDate === null) return '';
  return birthDate.length === 4 ? birthDate : sayDay(birthDate);
}

const NOWHERE = { unitCode: '', detail: '' };

/** The one commune or ward of today that the address on a card names, and what stands before it; nothing where several fit or none does. */
function homeIn(address: string, units: readonly Unit[]): { readonly unitCode: string; readonly detail: string } {
  const parts = address.split(',').map((part) => part.trim());
  const found = parts.flatMap((part, at) =>
    unitsToChoose(units).flatMap(({ code, name }) =>
      fold(name) === fold(part) ? [{ unitCode: code, detail: parts.slice(0, at).join(', ') }] : [],
    ),
  );
  return found.length === 1 ? found[0]! : NOWHERE;
}
