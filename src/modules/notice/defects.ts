import type { DossierFact } from '#modules/dossier';
import type { DossierStory } from './story.ts';

/** One thing a supplement request asks for: what, and why. */
export interface SaidDefect {
  readonly what: string;
  readonly why: string | null;
}

/** What a supplement request asks for, in the words of the form and of the officer. */
export function defectsOf(story: DossierStory, fact: DossierFact<'supplement-asked'>): readonly SaidDefect[] {
  return fact.data.defects.map((defect) => ({
    what: nameOf(story, defect),
    why: story.notes[defect.note.id] ?? null,
  }));
}

/** The same as lines of a letter. */
export function defectLines(story: DossierStory, fact: DossierFact<'supplement-asked'>): readonly string[] {
  return defectsOf(story, fact).map(({ what, why }, index) => `${index + 1}. ${what}${why === null ? '' : `: ${why}`}`);
}

function nameOf(story: DossierStory, defect: { readonly component?: string | undefined; readonly path?: string | undefined }): string {
  if (defect.component !== undefined) return story.components.find(({ id }) => id === defect.component)?.name ?? defect.component;
  return story.labels[defect.path ?? ''] ?? defect.path ?? '';
}
