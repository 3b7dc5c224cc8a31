import { fold, tidy } from '#kernel/text';
import type { Belonging } from './cases.ts';
import { publicNote } from './public-note.ts';
import type { ProcedureRecord, RecordedComponent } from './record.ts';
import type { Component } from './revision.ts';
import { slug, untaken } from './slug.ts';

type Known = Pick<Component, 'id' | 'code' | 'name'>;

/**
 * The components of a record, each under an id that it keeps for as long as it is the same paper.
 *
 * A component is the same as an earlier one when code and name agree; failing that, when a name that stands only once on
 * both sides agrees (its code was corrected); failing that, such a code (it was reworded). New ones are named by their
 * code, the repeated and the codeless by a name nobody has had.
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
  return {
    code: codeOf(component),
    name: tidy(component.name),
    originals: component.originals,
    copies: component.copies,
    required: component.required && onlyWhen === null && !isNote(component),
    onlyWhen,
    channels: component.onlyChannels?.length ? component.onlyChannels : null,
    paperType: component.docType?.trim() || null,
    formNumber: component.formNumber?.trim() || null,
    note: publicNote(component.note),
    isNote: isNote(component),
  };
}

interface Named {
  readonly code: string | null;
  readonly name: string;
}

interface Wanted extends Named {
  readonly isNote: boolean;
}

function knownAs(component: RecordedComponent): Wanted {
  return { code: codeOf(component), name: tidy(component.name), isNote: isNote(component) };
}

function idsOf(wanted: readonly Wanted[], earlier: readonly Known[]): readonly string[] {
  const ids = new Map<number, string>();
  const free = new Set(earlier);

  for (const same of [sameCodeAndName, sameOnce(wanted, earlier, nameOf), sameOnce(wanted, earlier, codeOf)]) {
    wanted.forEach((component, index) => {
      if (ids.has(index)) return;
      const match = [...free].find((known) => same(component, known));
      if (!match) return;
      ids.set(index, match.id);
      free.delete(match);
    });
  }

  const taken = new Set([...ids.values(), ...earlier.map((known) => known.id)]);
  const unnamed = wanted.map((component, index) => ({ component, index })).filter(({ index }) => !ids.has(index));
  // Of a paper and a remark under one code, the paper bears it.
  for (const { component, index } of unnamed.toSorted((a, b) => Number(a.component.isNote) - Number(b.component.isNote))) {
    const id = untaken(component.code ?? slug(component.name), taken);
    ids.set(index, id);
    taken.add(id);
  }
  return wanted.map((_, index) => ids.get(index) as string);
}

function sameCodeAndName(a: Named, b: Named): boolean {
  return a.code === b.code && nameOf(a) === nameOf(b);
}

/** Whether two agree in something that nobody else on either side has. */
function sameOnce(wanted: readonly Named[], earlier: readonly Named[], of: (one: Named) => string | null): (a: Named, b: Named) => boolean {
  const once = (all: readonly Named[], value: string): boolean => all.filter((one) => of(one) === value).length === 1;
  return (a, b) => {
    const value = of(a);
    return value !== null && value === of(b) && once(wanted, value) && once(earlier, value);
  };
}

function nameOf(component: Named): string {
  return fold(component.name);
}

function codeOf(component: { readonly code?: string | null | undefined }): string | null {
  return component.code?.trim() || null;
}

function isNote(component: RecordedComponent): boolean {
  return component.originals === 0 && component.copies === 0;
}
