import { isMessageKey, type Words } from '#messages';
import type { NoticeKind } from './notice-kind.ts';
import type { SaidFacts } from './zalo-templates.ts';

/** What a notice to a phone says besides its text message: the same with all its letters, where to read on, and what fills a template. */
export interface SaidNotice {
  readonly lang: string;
  readonly text: string;
  readonly link: string;
  readonly facts: SaidFacts;
}

/** Says a notice for a way on which every letter is free; nothing in it names anybody. */
export function sayNotice(
  said: { readonly kind: NoticeKind; readonly params: Readonly<Record<string, string | number | null>>; readonly link: string },
  words: Words,
): SaidNotice {
  const { kind, params, link } = said;
  const status = `zalo.status.${kind}`;
  const facts: Record<string, string> = isMessageKey(status) ? { status: words(status) } : {};
  for (const name of FACTS) {
    const value = params[name];
    if (value !== undefined && value !== null && value !== '') facts[name] = String(value);
  }
  const text = `notice.${kind}.sms`;
  return {
    lang: words('zalo.lang'),
    text: isMessageKey(text) ? words(text, { ...params, number: params['number'] ?? '' }) : '',
    link,
    facts,
  };
}

const FACTS = ['number', 'procedure', 'due', 'answerBy', 'until', 'amount', 'at', 'after'] as const satisfies readonly (keyof SaidFacts)[];
