import { COMPONENT } from '#modules/dossier';
import { localiseForm, summaryOf } from '#modules/form';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { componentsFor } from '#modules/procedure';
import type { Lang, Words } from '#messages';
import type { Db } from '#kernel/database';
import type { DossierPage } from '#views/dossier-page';

/** One thing in which a filing can fall short: a paper asked for or a question of the form, with what was given. */
export interface DefectPlace {
  readonly place: string;
  readonly label: string;
  readonly given: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

export interface DefectGroup {
  readonly title: string;
  readonly places: readonly DefectPlace[];
}

/** Everything the published procedure asks for, papers first: nothing beyond it can be asked. */
export async function defectGroups(page: DossierPage, { t, lang, db }: { t: Words; lang: Lang; db: Db }): Promise<readonly DefectGroup[]> {
  const { revision, dossier, contents } = page;
  const units = await readUnits(db);
  const sayings = { words: t, unitName: (code: string) => findUnit(units, code)?.name };
  const pages = summaryOf(localiseForm(revision.content.form, lang), contents.answers, sayings);
  const asked = new Map(
    pages.flatMap(({ rows }) => rows.flatMap(({ paper }) => (paper ? [[paper.component, paper.supply] as const] : []))),
  );
  const papers = componentsFor(revision.content, dossier).flatMap((one): DefectPlace[] => {
    const files = contents.papers.filter(({ component, supersededAt }) => component === one.id && supersededAt === null);
    // What the office looks up itself, or what the form stands for, is nothing to send.
    if (files.length === 0 && (asked.get(one.id) ?? 'upload') !== 'upload') return [];
    return [{ place: `${COMPONENT}${one.id}`, label: one.name, given: files.length === 0 ? t('desk.defect.not-given') : '', files }];
  });
  const questions = pages.map(({ label, rows }) => ({
    title: label,
    places: rows
      .filter(({ paper }) => !paper)
      .map(({ path, label: name, value, row }) => ({ place: path, label: row ? `${row.label} – ${name}` : name, given: value, files: [] })),
  }));
  return [{ title: t('desk.defect.papers'), places: papers }, ...questions].filter(({ places }) => places.length > 0);
}
