import type { IssuedPaper } from '#modules/notice/server';
import type { Words } from '#messages';

/** What an official paper is called, with its number. */
export function sayIssuedName({ template, number }: Pick<IssuedPaper, 'template' | 'number'>, t: Words): string {
  return `${t(`dossier.official.${template}`)} ${number}`;
}
