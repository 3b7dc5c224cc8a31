import type { Lang } from '#messages';
import { photosOf } from '#modules/dossier';
import type { DeclaredAbsent } from '#modules/dossier/server';
import type { PaperState } from '#modules/paper';
import { BOUND } from '../../../serve-paper.ts';
import type { OwnFiling } from '../own-filing.ts';
import { showFiles } from '../shown-papers.ts';

/** A paper asked for, and exactly the files that will be sent for it. */
export interface FilesToSend {
  readonly component: string;
  readonly name: string;
  /** Declared as not applying, with what was said to it; null: it is given. */
  readonly absent: string | null;
  readonly files: readonly { readonly name: string; readonly size: string; readonly href: string; readonly state: PaperState }[];
}

/** What sending would hand in, to be opened before: photos as the PDF made of them. */
export function filesToSend(
  { base, draft, revision, sent }: Pick<OwnFiling, 'base' | 'draft' | 'revision' | 'sent'>,
  { lang, absent = [] }: { readonly lang: Lang; readonly absent?: readonly DeclaredAbsent[] },
): readonly FilesToSend[] {
  return revision.content.components.flatMap(({ id, name }): FilesToSend[] => {
    const files = showFiles(sent.papers, lang).filter(({ component }) => component === id);
    const photos = photosOf(draft, id).map((photo) => photo.id);
    const said = files.map((file) => ({ ...file, href: `${base}/giay-to/${photos.includes(file.id) ? `${BOUND}${id}` : file.id}` }));
    const declared = absent.find(({ component }) => component === id);
    if (files.length > 0) return [{ component: id, name, absent: null, files: said }];
    return declared ? [{ component: id, name, absent: declared.reason, files: [] }] : [];
  });
}
