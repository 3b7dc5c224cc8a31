import type { OfficerActor } from '#modules/account';
import { COMPONENT } from '#modules/dossier';
import { beHere, declaredAbsent } from '#modules/dossier/server';
import { findObject, type PageImageNeeds } from '#modules/paper/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import type { Lang, Words } from '#messages';
import type { DeskPage } from '#views/desk-page';
import { RESULT } from '../../../../serve-paper.ts';
import { sayIssuedName } from '../../../../issued-name.ts';
import { defectGroups } from './[action]/defect-places.ts';
import { sayHere } from './say-here.ts';
import { showMarks } from './show-marks.ts';
import { showNotes } from './show-notes.ts';
import { showPapers } from './show-papers.ts';
import { showTrust } from './show-trust.ts';
import { showViewer, type Viewable } from './show-viewer.ts';
import type { Needs } from './show-dossier.ts';
import { queryOf, type Looking } from './viewer-address.ts';

interface Asked {
  readonly actor: OfficerActor;
  readonly looking: Looking;
  readonly t: Words;
  readonly lang: Lang;
}

/** A dossier as a table to work at: its papers in front, what was checked, notes among officers, and who else is here. */
export async function showDesk(page: DeskPage, { actor, looking, t, lang }: Asked, needs: Needs & PageImageNeeds) {
  const { dossier, rights, side } = page;
  const base = `/can-bo/ho-so/${dossier.id}`;
  const places = (await defectGroups(page, { t, lang, db: needs.db })).flatMap((group) => group.places.map(({ place }) => place));
  const toSend = new Set(places.filter((place) => place.startsWith(COMPONENT)));
  const components = showPapers(page, { toSend, looking, base, absent: await declaredAbsent(needs.db, page.dossier.id) });
  const papers = await onView(page, t, needs);
  const viewer = await showViewer({ base, papers, looking }, needs);
  const front = papers.find(({ id }) => id === viewer?.id);
  const marks = showMarks(side, t);
  const here = await beHere({ actor, dossierId: dossier.id, sign: 'opened', opened: page }, needs);
  return {
    ...rights,
    components,
    trust: await showTrust(page, { actor, t }, needs),
    viewer,
    front: viewer && front ? { name: front.name, title: front.title, file: `${base}/giay-to/${front.id}` } : null,
    marks,
    checked: {
      right: marks.filter(({ verdict }) => verdict === 'right').length,
      wrong: marks.filter(({ verdict }) => verdict === 'wrong').length,
      papersLeft: [...toSend].filter((place) => !marks.some((mark) => mark.place === place)).length,
    },
    notes: showNotes(side, { officerId: actor.officerId, t }),
    noteId: newId(),
    back: queryOf(looking),
    here: sayHere(expectOk(here), t),
  };
}

interface OnView extends Viewable {
  readonly name: string;
  /** What it was handed in as, or what it is. */
  readonly title: string;
}

/** Papers handed in, those in force first; then what the office made, and the result. */
async function onView({ dossier, contents, componentNames, issued: made }: DeskPage, t: Words, needs: Needs): Promise<readonly OnView[]> {
  const given = contents.papers
    .toSorted((one, other) => Number(one.supersededAt !== null) - Number(other.supersededAt !== null))
    .map((paper) => ({ ...paper, title: componentNames[paper.component] ?? paper.component }));
  const issued = made.map((paper) => {
    const name = sayIssuedName(paper, t);
    return {
      id: paper.id,
      sha256: paper.sha256,
      mediaType: 'application/pdf',
      scan: 'ours' as const,
      name,
      title: t('desk.dossier.issued'),
    };
  });
  const result = dossier.resultPaper === null ? null : await findObject(needs.db, dossier.resultPaper);
  const title = t('dossier.result');
  return [...given, ...issued, ...(result ? [{ ...result, id: RESULT, name: dossier.resultNumber ?? '', title }] : [])];
}
