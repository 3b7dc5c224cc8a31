import type { AskedAs, PaperCode, PaperTerms } from './paper-terms.ts';

/** Everything the office said of types of paper, as the rules look it up. */
export interface TypeTable {
  readonly terms: ReadonlyMap<string, PaperTerms>;
  readonly codes: ReadonlyMap<string, PaperCode>;
}

/** A component or a result as its procedure writes it down. */
export interface Coded {
  readonly kind: PaperCode['kind'];
  readonly code: string | null;
  readonly paperType: string | null;
}

export function typeTable(terms: readonly PaperTerms[], codes: readonly PaperCode[]): TypeTable {
  return { terms: new Map(terms.map((one) => [one.type, one])), codes: new Map(codes.map((one) => [keyOf(one), one])) };
}

/**
 * Which type of paper a component or a result means; null when nobody knows. What the table says of its code counts before what its
 * record says of itself: the table is where an office puts a record right.
 */
export function typeOf({ codes, terms }: TypeTable, coded: Coded): string | null {
  const named = codes.get(keyOf(coded))?.type ?? coded.paperType;
  return named !== null && terms.has(named) ? named : null;
}

/** What a component asks a paper of its type to be. */
export function askedAs({ codes, terms }: TypeTable, coded: Coded): AskedAs {
  const type = typeOf({ codes, terms }, coded);
  return codes.get(keyOf(coded))?.askedAs ?? (type === null ? undefined : terms.get(type)?.askedAs) ?? 'plain';
}

/** Which fact the number of a result is, where it is one. */
export function numberMeans({ codes }: TypeTable, coded: Coded): string | null {
  return codes.get(keyOf(coded))?.numberMeans ?? null;
}

/** Which fact the number of a paper of this type is, where it is one. */
export function numberOfType({ codes }: TypeTable, type: string): string | null {
  return [...codes.values()].find((one) => one.type === type && one.numberMeans !== null)?.numberMeans ?? null;
}

/** The result codes that mean a type: by these the country's locker knows it. */
export function resultCodesOf({ codes }: TypeTable, type: string): readonly string[] {
  return [...codes.values()].flatMap((one) => (one.kind === 'result' && one.type === type ? [one.code] : []));
}

function keyOf({ kind, code }: Pick<Coded, 'kind' | 'code'>): string {
  return `${kind} ${code ?? ''}`;
}
