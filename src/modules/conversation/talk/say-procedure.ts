import { unreachable } from '#kernel/exhaustive';
import { componentsFor, hasChannel, limitFor, sayFee, sayLimit, type Component, type Revision } from '#modules/procedure';
import { findPublishedRevision } from '#modules/procedure/server';
import { clip, step, type Said } from './offer.ts';
import type { TalkNeeds } from './talk-needs.ts';

type AboutProcedure = 'requirements' | 'time-and-fee' | 'file';

const MOST_PAPERS = 8;
const LONGEST_PAPER = 140; // letters: what a paper is called in the records runs to whole sentences
const LONGEST_NAME = 160;

/** Answers about one procedure, from its published revision and nothing else; null when there is none. */
export async function sayProcedure(
  asked: { readonly code: string; readonly intent: AboutProcedure },
  needs: TalkNeeds,
): Promise<Said | null> {
  const revision = await findPublishedRevision(needs.db, asked.code);
  if (!revision) return null;
  const { words: t } = needs;
  const { code } = revision;
  switch (asked.intent) {
    case 'requirements':
      return {
        text: `${sayPapers(revision, needs)}\n${t('bot.see', { link: `${needs.origin}/thu-tuc/${code}` })}`,
        next: [step('file', t, code), step('time-and-fee', t, code), step('office', t, code), step('person', t)],
      };
    case 'time-and-fee':
      return {
        text: sayTerms(revision, needs),
        next: [step('requirements', t, code), step('file', t, code), step('office', t, code), step('person', t)],
      };
    case 'file':
      return {
        text: hasChannel(revision.content, 'online')
          ? t('bot.file', { name: nameOf(revision), link: `${needs.origin}/nop-ho-so/${code}` })
          : t('bot.file.offline', { name: nameOf(revision) }),
        next: [step('requirements', t, code), step('time-and-fee', t, code), step('office', t, code), step('person', t)],
      };
    default:
      return unreachable(asked.intent);
  }
}

export function nameOf({ content }: Pick<Revision, 'content'>): string {
  return clip(content.record.name, LONGEST_NAME);
}

function sayPapers(revision: Revision, { words: t }: TalkNeeds): string {
  const { content } = revision;
  const name = nameOf(revision);
  const inEvery = content.components.filter(({ isNote, caseIds }) => !isNote && caseIds === null);
  const [only] = content.cases;
  const papers = content.cases.length === 1 && only ? componentsFor(content, { caseId: only.id, channel: 'direct' }) : inEvery;
  const listed = (papers.length > 0 ? papers : inEvery).toSorted((a, b) => Number(b.required) - Number(a.required));
  if (listed.length === 0 && content.cases.length === 1) return t('bot.papers.none', { name });
  const lines = listed.slice(0, MOST_PAPERS).map((one) => `- ${sayPaper(one, t)}`);
  if (listed.length > MOST_PAPERS) lines.push(t('bot.papers.more', { count: listed.length - MOST_PAPERS }));
  if (content.cases.length > 1) lines.push(t('bot.papers.cases', { count: content.cases.length }));
  return t('bot.papers', { name, papers: lines.join('\n') });
}

function sayPaper({ name, required, onlyWhen }: Component, t: TalkNeeds['words']): string {
  const called = clip(name.replace(/\s+/gu, ' '), LONGEST_PAPER);
  return required && onlyWhen === null ? called : t('bot.paper.if', { name: called });
}

function sayTerms(revision: Revision, { words: t, lang }: TalkNeeds): string {
  const { content } = revision;
  const [only] = content.cases;
  const lines = content.channels.map(({ channel, limit, fee }) => {
    const promised = content.cases.length === 1 && only ? limitFor(content, { caseId: only.id, channel }) : limit;
    return t('bot.terms.channel', {
      channel: t(`procedure.channel.${channel}`),
      limit: sayLimit(promised, { lang, t }),
      fee: sayFee(fee.amount, { lang, t }),
    });
  });
  return t('bot.terms', { name: nameOf(revision), terms: lines.join('\n') });
}
