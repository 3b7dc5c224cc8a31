import { localiseForm, summaryOf } from '#modules/form';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { componentsFor } from '#modules/procedure';
import type { Lang, Words } from '#messages';
import type { Db } from '#kernel/database';
import type { DossierPage } from '#views/dossier-page';
import { COMPONENT } from './defect-names.ts';

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
  const papers = componentsFor(revision.content, dossier).map((one): DefectPlace => {
    const files = contents.papers.filter(({ component, supersededAt }) => component === one.id && supersededAt === null);
    return { place: `${COMPONENT}${one.id}`, label: one.name, given: files.length === 0 ? t('desk.defect.not-given') : '', files };
  });
  const questions = summaryOf(localiseForm(revision.content.form, lang), contents.answers, sayings).map(({ label, rows }) => ({
    title: label,
    places: rows.filter(({ paper }) => !paper).map(({ path, label: name, value }) => ({ place: path, label: name, given: value, files: [] })),
  }));
  return [{ title: t('desk.dossier.papers'), places: papers }, ...questions].filter(({ places }) => places.length > 0);
}
