import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { keepBrought } from '#modules/dossier/server';
import { placedControls } from '#modules/form';
import { componentsFor } from '#modules/procedure';
import { postedText } from '../../../../../../(citizen)/nop-ho-so/posted-text.ts';
import { typedBeforeSignIn } from '../../../../../../parked-post.ts';
import { readBrought } from '../../../read-brought.ts';
import { counterFiling, counterSteps, REVIEW, type CounterFiling } from '../../counter-filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was laid on the counter: how many originals, certified copies and copies stay, paper by paper. */
export const load: PageServerLoad = async function load(event) {
  const filing = await counterFiling(event);
  const { base, draft, pages, revision } = filing;
  const typed = await typedBeforeSignIn(event);
  const steps = counterSteps(filing, event.locals.words);
  // What the form itself stands for, or a register says, nobody has to bring.
  const said = new Set(
    placedControls(filing.form).flatMap(({ control: { options } }) =>
      options.paper && options.paper.supply !== 'upload' ? options.paper.component : [],
    ),
  );
  return {
    title: revision.content.record.name,
    code: draft.procedureCode,
    base,
    steps,
    current: steps.length - 2,
    typed: typed && textsIn(typed),
    before: `${base}/${pages.at(-1)?.id ?? ''}`,
    papers: asked(filing).map(({ id, name, originals, copies, required, note, formNumber }) => ({
      component: id,
      name,
      note: [formNumber, note].filter((part) => part).join(' · '),
      required: required && !said.has(id),
      isSaid: said.has(id),
      wanted: { originals, copies },
      files: draft.papers.filter(({ component }) => component === id).length,
      brought: draft.brought.find(({ component }) => component === id) ?? null,
    })),
  };
};

interface Returned {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly field: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async (event): Promise<ActionFailure<Returned>> => {
    const filing = await counterFiling(event);
    const { needs, words: t } = event.locals;
    const posted = await event.request.formData();
    const components = asked(filing).map(({ id }) => id);
    const brought = components.map((component) => readBrought(posted, component));
    const kept = await keepBrought({ actor: filing.actor, draftId: filing.draft.id, brought }, needs);
    if (!kept.ok) {
      const { refusal } = kept;
      const typed = textsIn(posted);
      const field = 'component' in refusal ? `originals ${refusal.component}` : 'originals';
      return fail(422, { typed, errors: [{ field, text: t(`refusal.${refusal.code}`, { ...refusal }) }] });
    }
    redirect(303, postedText(posted, 'go') === 'exit' ? '/can-bo/quay' : `${filing.base}/${REVIEW}`);
  },
};

function textsIn(posted: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries([...posted].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** The papers of this case; before the case is known, all there are. */
function asked({ draft, sent, revision: { content } }: CounterFiling) {
  if (!sent.case) return content.components.filter(({ isNote }) => !isNote);
  return componentsFor(content, { caseId: sent.case.id, channel: draft.channel });
}
