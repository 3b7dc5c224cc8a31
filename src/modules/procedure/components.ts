import { fold, tidy } from '#kernel/text';
import type { Belonging } from './cases.ts';
import type { ProcedureRecord, RecordedComponent } from './record.ts';
import type { Component } from './revision.ts';
import { slug, untaken } from './slug.ts';

type Known = Pick<Component, 'id' | 'code' | 'name'>;

/**
 * The components of a record, each under an id that it keeps for as long as it is the same paper.
 *
 * A component is the same as an earlier one when code and name agree; failing that, when a code that stands only once on
 * both sides agrees (it was reworded); failing that, the name (its code was corrected). New ones are named by their code,
 * the repeated and the codeless by a name nobody has had.
 */
export function identifyComponents(
  record: Pick<ProcedureRecord, 'components'>,
  belonging: readonly Belonging[],
  earlier: readonly Known[] = [],
): readonly Component[] {
  const ids = idsOf(record.components.map(knownAs), earlier);
  return record.components.map((component, index) => ({
    ...describe(component, belonging[index]?.onlyWhen ?? null),
    id: ids[index] ?? slug(component.name),
    caseIds: belonging[index]?.caseIds ?? null,
  }));
}

function describe(component: RecordedComponent, onlyWhen: string | null): Omit<Component, 'id' | 'caseIds'> {
  const isNote = component.originals === 0 && component.copies === 0;
  return {
    code: codeOf(component),
    name: tidy(component.name),
    originals: component.originals,
    copies: component.copies,
    required: component.required && onlyWhen === null && !isNote,
    onlyWhen,
    channels: component.onlyChannels?.length ? component.onlyChannels : null,
    paperType: component.docType?.trim() || null,
    formNumber: component.formNumber?.trim() || null,
    note: component.note?.trim() || null,
    isNote,
  };
}

interface Wanted {
  readonly code: string | null;
  readonly name: string;
}

function knownAs(component: RecordedComponent): Wanted {
  return { code: codeOf(component), name: tidy(component.name) };
}

function idsOf(wanted: readonly Wanted[], earlier: readonly Known[]): readonly string[] {
  const ids = new Map<number, string>();
  const free = new Set(earlier);

  for (const same of [sameCodeAndName, onlyOneOfItsCode(wanted, earlier), sameName]) {
    wanted.forEach((component, index) => {
      if (ids.has(index)) return;
      const match = [...free].find((known) => same(component, known));
      if (!match) return;
      ids.set(index, match.id);
      free.delete(match);
    });
  }

  const taken = new Set([...ids.values(), ...earlier.map((known) => known.id)]);
  wanted.forEach((component, index) => {
    if (ids.has(index)) return;
    const id = untaken(component.code ?? slug(component.name), taken);
    ids.set(index, id);
    taken.add(id);
  });
  return wanted.map((_, index) => ids.get(index) as string);
}

function sameCodeAndName(a: Wanted, b: Wanted): boolean {
  return a.code === b.code && sameName(a, b);
}

function sameName(a: Wanted, b: Wanted): boolean {
  return fold(a.name) === fold(b.name);
}

function onlyOneOfItsCode(wanted: readonly Wanted[], earlier: readonly Known[]): (a: Wanted, b: Wanted) => boolean {
  const once = (all: readonly Wanted[], code: string): boolean => all.filter((one) => one.code === code).length === 1;
  return (a, b) => a.code !== null && a.code === b.code && once(wanted, a.code) && once(earlier, a.code);
}

function codeOf(component: RecordedComponent): string | null {
  return component.code?.trim() || null;
}
