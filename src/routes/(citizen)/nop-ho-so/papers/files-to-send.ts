import type { Lang } from '#messages';
import { photosOf } from '#modules/dossier';
import type { PaperState } from '#modules/paper';
import { BOUND } from '../../../serve-paper.ts';
import type { OwnFiling } from '../own-filing.ts';
import { showFiles } from '../shown-papers.ts';

/** A paper asked for, and exactly the files that will be sent for it. */
export interface FilesToSend {
  readonly component: string;
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly size: string; readonly href: string; readonly state: PaperState }[];
}

/** What sending would hand in, to be opened before: photos as the PDF made of them. */
export function filesToSend(
  { base, draft, revision, sent }: Pick<OwnFiling, 'base' | 'draft' | 'revision' | 'sent'>,
  lang: Lang,
): readonly FilesToSend[] {
  return revision.content.components.flatMap(({ id, name }): FilesToSend[] => {
    const files = showFiles(sent.papers, lang).filter(({ component }) => component === id);
    const photos = photosOf(draft, id).map((photo) => photo.id);
    const said = files.map((file) => ({ ...file, href: `${base}/giay-to/${photos.includes(file.id) ? `${BOUND}${id}` : file.id}` }));
    return files.length > 0 ? [{ component: id, name, files: said }] : [];
  });
}
