import { fold, tidy } from '#kernel/text';
import type { ProcedureRecord, RecordedComponent } from './record.ts';
import { slug, untaken } from './slug.ts';

/** The situations a record tells apart, and what each component's words about a situation mean among them. */
export interface FoundCases {
  /** Empty when the applicant has nothing to choose. */
  readonly cases: readonly { readonly id: string; readonly name: string }[];
  /** One entry per component of the record, in its order. */
  readonly belonging: readonly Belonging[];
}

export interface Belonging {
  /** null: every case */
  readonly caseIds: readonly string[] | null;
  readonly onlyWhen: string | null;
}

interface Part {
  readonly marker: string | null;
  readonly name: string;
}

const MARKED = /^(?<marker>\d{1,2}|[a-zđ])\)\s*(?<name>.*)$/iu;

/**
 * Reads the words that records put into `components[].case`.
 *
 * They mean two different things. Numbered words (`3) Mua bán; 6)`), or words on a paper that must be supplied online,
 * tell *alternatives* apart: the applicant chooses one and sees its papers. Otherwise they are *circumstances* that may
 * come together ("được ủy quyền", "miễn phí"): nothing to choose, and the paper is asked for only when they hold.
 */
export function findCases(record: Pick<ProcedureRecord, 'components'>): FoundCases {
  const labels = record.components.map((component) => tidy(component.case ?? ''));
  if (!areAlternatives(record.components)) {
    return { cases: [], belonging: labels.map((label) => ({ caseIds: null, onlyWhen: label === '' ? null : label })) };
  }

  const parts = labels.map(partsOf);
  const cases = nameCases(parts.flat());
  return {
    cases: cases.map(({ id, name }) => ({ id, name })),
    belonging: parts.map((own) => belongingOf(own, cases)),
  };
}

function areAlternatives(components: readonly RecordedComponent[]): boolean {
  return components.some((component) => {
    const label = tidy(component.case ?? '');
    if (label === '') return false;
    const askedOnline = !component.onlyChannels?.length || component.onlyChannels.includes('online');
    return partsOf(label).some((part) => part.marker !== null) || (component.required && askedOnline);
  });
}

function partsOf(label: string): readonly Part[] {
  if (label === '') return [];
  const pieces = label
    .split(';')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const marked = pieces.some((piece) => MARKED.test(piece));
  if (!marked) return [{ marker: null, name: label }];
  return pieces.map((piece) => {
    const { marker, name } = MARKED.exec(piece)?.groups ?? {};
    return marker === undefined ? { marker: null, name: piece } : { marker: marker.toLowerCase(), name: name ?? '' };
  });
}

interface NamedCase {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

function nameCases(parts: readonly Part[]): readonly NamedCase[] {
  const cases: NamedCase[] = [];
  const taken = new Set<string>();
  for (const part of parts) {
    const key = keyOf(part);
    if (cases.some((one) => one.key === key)) continue;
    const name = parts.find((other) => keyOf(other) === key && other.name !== '')?.name ?? `${part.marker})`;
    const id = untaken(part.marker === null ? slug(part.name) : `case-${part.marker}`, taken);
    taken.add(id);
    cases.push({ id, key, name });
  }
  return parts.every((part) => part.marker !== null) ? cases.toSorted(byMarker) : cases;
}

function byMarker(a: NamedCase, b: NamedCase): number {
  return a.key.localeCompare(b.key, 'en', { numeric: true });
}

function keyOf(part: Part): string {
  return part.marker === null ? `=${part.name.toLowerCase()}` : `${part.marker})`;
}

function belongingOf(parts: readonly Part[], cases: readonly NamedCase[]): Belonging {
  if (parts.length === 0) return { caseIds: null, onlyWhen: null };
  const own = parts.flatMap((part) => {
    const found = cases.find((one) => one.key === keyOf(part));
    return found ? [{ part, found }] : [];
  });
  const narrower = own
    .filter(({ part, found }) => part.name !== '' && !fold(found.name).startsWith(fold(part.name)))
    .map(({ part }) => part.name);
  return {
    caseIds: [...new Set(own.map(({ found }) => found.id))],
    onlyWhen: narrower.length === 0 ? null : narrower.join('; '),
  };
}
