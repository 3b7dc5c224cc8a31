import { putByTypes } from '#modules/locker/server';
import { listPaperTypes } from '#modules/paper/server';
import { isMessageKey } from '#messages';
import { paperRules, uploadRefusal } from '../../nop-ho-so/shown-papers.ts';
import { ownerHere } from '../locker-here.ts';
import type { PageServerLoad } from './$types';

const FIELDS = ['type', 'number', 'issuedOn', 'expiresOn', 'file'] as const;

/** Puts a paper by before anybody asks for it. */
export const load: PageServerLoad = async function load({ locals, url }) {
  ownerHere({ locals, url });
  const { needs, lang } = locals;
  const types = new Set(await putByTypes(needs));
  const named = (await listPaperTypes(needs.db)).filter(({ type }) => types.has(type));
  const label = ({ name, gloss }: { name: string; gloss: string }): string =>
    lang === 'en' && gloss !== '' ? gloss.charAt(0).toUpperCase() + gloss.slice(1) : name;
  const options = named.map((one) => ({ value: one.type, label: label(one) }));
  return {
    types: options.toSorted((one, other) => one.label.localeCompare(other.label, lang)),
    rules: paperRules(needs.paperLimits),
    errors: errorsIn(url, locals),
    typed: {
      type: url.searchParams.get('type') ?? '',
      issuedOn: url.searchParams.get('issuedOn') ?? '',
      expiresOn: url.searchParams.get('expiresOn') ?? '',
    },
  };
};

/** What was wrong with what was sent last: codes in the address, never words. */
function errorsIn(url: URL, { words, needs }: App.Locals): { readonly field: string; readonly text: string }[] {
  const said = url.searchParams.getAll('wrong').slice(0, FIELDS.length);
  const wrong = said.flatMap((one) => {
    const [name = '', code = ''] = one.split('~');
    const [field, key] = [FIELDS.find((known) => known === name), `issue.${code}`];
    return field && isMessageKey(key) ? [{ field, text: words(key) }] : [];
  });
  const file = uploadRefusal(url, words, needs.paperLimits);
  return [...wrong, ...(file ? [{ field: 'file', text: file.text }] : [])];
}
