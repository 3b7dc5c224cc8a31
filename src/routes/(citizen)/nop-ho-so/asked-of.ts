import type { Lang, Words } from '#messages';
import { lastFact } from '#modules/dossier';
import type { ActOnDossierRefusal, Contents, OpenedDossier } from '#modules/dossier/server';
import { localiseForm, placedControls, type Form, type Issue } from '#modules/form';
import { askedAgain, paperPath, SUPPLEMENT_PAGE } from './asked-again.ts';

/** What an office asked for again, as the page asks for it: the form, until when, and what was handed in before. */
export interface AskedOf {
  readonly form: Form;
  readonly components: readonly string[];
  readonly earlier: Contents['papers'];
  readonly name: string;
  readonly number: string;
  readonly answerBy: string;
  readonly legalGround: string | null;
  readonly inAppraisal: boolean;
}

/** The last supplement request of a dossier; null where none was made. */
export function askedOf(opened: OpenedDossier, { words, lang }: { readonly words: Words; readonly lang: Lang }): AskedOf | null {
  const { dossier, facts, notes, revision, contents } = opened;
  const request = lastFact(facts, 'supplement-asked');
  if (!request) return null;
  const wordsOf = (noteId: string | undefined): string | null => notes.find(({ id }) => id === noteId)?.text ?? null;
  const { defects, answerBy, legalGround, stage } = request.data;
  const { content } = revision;
  return {
    form: askedAgain(localiseForm(content.form, lang), {
      defects: defects.map(({ component, path, note }) => ({
        ...(component === undefined ? {} : { component }),
        ...(path === undefined ? {} : { path }),
        reason: words('filing.supplement.reason', { reason: wordsOf(note.id) ?? '' }),
      })),
      // What was handed in decides what is asked; the draft may already hold another answer.
      answers: contents.answers,
      titleOf: (item) => words('filing.supplement.item', { item, total: defects.length }),
      nameOf: (id) => content.components.find((one) => one.id === id)?.name ?? id,
    }),
    components: [...new Set(defects.flatMap(({ component }) => component ?? []))],
    earlier: contents.papers.filter(({ supersededAt }) => supersededAt === null),
    name: content.record.name,
    number: dossier.code ?? dossier.reference,
    answerBy,
    legalGround: wordsOf(legalGround?.id),
    inAppraisal: stage === 'appraisal',
  };
}

/** Every paper the page has a place for, also those a new answer may call up. */
export function uploadsOn(form: Form): readonly string[] {
  const papers = placedControls(form).filter(({ page, control }) => page === SUPPLEMENT_PAGE && control.options.paper?.supply === 'upload');
  return [...new Set(papers.flatMap(({ control }) => control.options.paper?.component ?? []))];
}

/** A refusal at the questions it is about. */
export function issuesOf(refusal: ActOnDossierRefusal, components: readonly string[]): readonly Issue[] {
  if (refusal.code === 'dossier.incomplete') return refusal.issues;
  if (refusal.code !== 'dossier.supplement-incomplete') return [];
  return [
    ...refusal.components.map((component) => ({ path: paperPath(component, components), code: 'paper.required' })),
    ...refusal.paths.map((path) => ({ path, code: 'unchanged' })),
  ];
}
