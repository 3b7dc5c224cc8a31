import { COMPONENT } from '#modules/dossier';
import type { DeclaredAbsent } from '#modules/dossier/server';
import { paperState, type PaperState } from '#modules/paper';
import { componentsFor } from '#modules/procedure';
import type { DossierPage } from '#views/dossier-page';
import { queryOf, VIEWER, type Looking } from './viewer-address.ts';

/** A paper asked for, or handed in without being asked for any more. */
export interface ShownComponent {
  readonly component: string;
  readonly place: string;
  readonly name: string;
  /** Whether it can be marked, and asked for again. */
  readonly isAsked: boolean;
  /** What its applicant said who declared that it does not apply; null: nobody did. */
  readonly absent: string | null;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly givenAt: string;
    readonly replaced: boolean;
    readonly state: PaperState;
    /** Brings it in front. */
    readonly href: string;
  }[];
}

/** What was asked for, with what was handed in; replaced papers last, marked. `toSend`: what the applicant could send. */
export function showPapers(
  page: DossierPage,
  {
    toSend,
    looking,
    base,
    absent,
  }: {
    readonly toSend: ReadonlySet<string>;
    readonly looking: Looking;
    readonly base: string;
    readonly absent: readonly DeclaredAbsent[];
  },
): readonly ShownComponent[] {
  const { contents, componentNames, revision, dossier } = page;
  const asked = componentsFor(revision.content, dossier)
    .map(({ id }) => id)
    .filter((id) => toSend.has(`${COMPONENT}${id}`));
  const components = [...new Set([...asked, ...contents.papers.map(({ component }) => component)])];
  return components.map((component) => ({
    component,
    place: `${COMPONENT}${component}`,
    name: componentNames[component] ?? component,
    isAsked: asked.includes(component),
    absent: absent.find((one) => one.component === component)?.reason ?? null,
    files: contents.papers
      .filter((paper) => paper.component === component)
      .map(({ id, name, size, givenAt, supersededAt, scan }) => ({
        id,
        name,
        size,
        givenAt,
        replaced: supersededAt !== null,
        state: paperState(scan),
        href: `${base}?${queryOf({ ...looking, paper: id, page: 1, turn: 0 })}#${VIEWER}`,
      }))
      .sort((one, other) => Number(one.replaced) - Number(other.replaced)),
  }));
}
