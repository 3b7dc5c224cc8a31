import { ARRANGEMENTS, arrangePaper } from '#modules/dossier/server';
import type { Actor } from '#modules/account';
import { postedArrangement } from './posted-text.ts';

/** Does what an "arrange" button of a page asks for; answers the component it was about. What nobody can ask for is not done. */
export async function arrangePosted(
  asked: { readonly actor: Actor; readonly draftId: string; readonly posted: FormData },
  { needs }: App.Locals,
): Promise<string> {
  const { paperId, component, ...posted } = postedArrangement(asked.posted);
  const how = ARRANGEMENTS.find((one) => one === posted.how);
  if (how) await arrangePaper({ actor: asked.actor, draftId: asked.draftId, paperId, how }, needs);
  return component;
}
