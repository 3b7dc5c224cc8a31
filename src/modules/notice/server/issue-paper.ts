import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { recordObject, type ObjectStore } from '#modules/paper/server';
import type { Words } from '#messages';
import { fillTemplate } from '../fill-template.ts';
import { OFFICIAL_PAPERS } from '../official-papers.ts';
import type { DossierStory } from '../story.ts';
import { findIssuedPaper, recordIssuedPaper, type IssuedPaper } from './issued-paper-store.ts';
import type { PdfRenderer } from './pdf-renderer.ts';

/** What issuing a paper asks of the world. `words` are Vietnamese whoever reads: the forms are the law's. */
export interface IssueNeeds {
  readonly db: Db;
  readonly objects: ObjectStore;
  readonly pdf: PdfRenderer;
  readonly words: Words;
  readonly origin: string;
}

/**
 * The official paper a fact calls for, printed and kept the first time it is asked for; null when the fact calls for none.
 *
 * A paper is dated by its fact, so two processes that print it at once print the same bytes, and one of them is kept. Whether
 * somebody may see it is for the one who asks.
 */
export async function issuePaper(story: DossierStory, needs: IssueNeeds): Promise<IssuedPaper | null> {
  const filled = fillTemplate(story, needs);
  if (!filled) return null;
  const { template, number, agencyId, data, link } = filled;
  const earlier = await findIssuedPaper(needs.db, { factId: story.fact.id, template });
  if (earlier) return earlier;

  const at = Temporal.Instant.from(story.fact.at);
  const { sha256, size } = await needs.objects.put(await needs.pdf.render(template, { data, at, link }));
  await recordObject(needs.db, { sha256, size, mediaType: 'application/pdf', pages: null, storedAt: at });
  return recordIssuedPaper(needs.db, {
    id: newId(),
    dossierId: story.dossierId,
    factId: story.fact.id,
    template,
    templateVersion: OFFICIAL_PAPERS[template].version,
    number,
    agencyId,
    sha256,
    issuedAt: at.toString(),
  });
}
