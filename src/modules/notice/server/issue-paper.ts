import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { recordObject, type ObjectStore } from '#modules/paper/server';
import type { Words } from '#messages';
import { fillTemplate } from '../fill-template.ts';
import { templateOf } from '../official-papers.ts';
import type { PaperForms } from '../paper-forms.ts';
import type { RegisterLine } from '../register-line.ts';
import type { DossierStory } from '../story.ts';
import { verifyCodeOf } from './verify-code.ts';
import { findIssuedPaper, recordIssuedPaper, type IssuedPaper } from './issued-paper-store.ts';
import type { PdfRenderer } from './pdf-renderer.ts';
import { enterInRegister } from './register-store.ts';

/** What issuing a paper asks of the world. `words` are Vietnamese whoever reads: the forms are the law's. */
export interface IssueNeeds {
  readonly db: Db;
  readonly objects: ObjectStore;
  readonly pdf: PdfRenderer;
  readonly words: Words;
  readonly origin: string;
  readonly secretKey: string;
  readonly paperForms: PaperForms;
}

/**
 * The official paper a fact calls for, printed and kept the first time it is asked for; null when the fact calls for none.
 *
 * A paper is dated by its fact, so two processes that print it at once print the same bytes, and one of them is kept. Whether
 * somebody may see it is for the one who asks.
 */
export async function issuePaper(story: DossierStory, needs: IssueNeeds): Promise<IssuedPaper | null> {
  const template = templateOf(story.fact);
  if (!template) return null;
  const earlier = await findIssuedPaper(needs.db, { factId: story.fact.id, template });
  if (earlier) return earlier;

  const register = await registerOf(story, needs.db);
  const verifyCode = verifyCodeOf({ factId: story.fact.id, template }, needs.secretKey);
  const filled = fillTemplate(story, { ...needs, register, verifyCode });
  if (!filled) throw new Error(`No words for ${template}`);
  const { form, number, agencyId, data, link } = filled;
  const at = Temporal.Instant.from(story.fact.at);
  const { sha256, size } = await needs.objects.put(await needs.pdf.render(form.template, { data, at, link }));
  await recordObject(needs.db, { sha256, size, mediaType: 'application/pdf', pages: null, storedAt: at });
  return recordIssuedPaper(needs.db, {
    id: newId(),
    dossierId: story.dossierId,
    factId: story.fact.id,
    template,
    templateVersion: form.set.id,
    number,
    agencyId,
    sha256,
    issuedAt: at.toString(),
    verifyCode,
  });
}

/** A receipt says where the desk's register has the dossier, so it is entered there first. */
async function registerOf({ fact, dossierId, desk }: DossierStory, db: Db): Promise<RegisterLine | null> {
  if (fact.type !== 'received') return null;
  return enterInRegister(db, { dossierId, deskId: desk.id, at: Temporal.Instant.from(fact.at) });
}
