import type { Place } from '#modules/dossier';
import { clip, MOST_BUTTONS, step, type Said } from './offer.ts';
import { sayDay } from './say-office.ts';
import type { TalkedDossier, TalkNeeds } from './talk-needs.ts';
import { payloadOf } from './wish.ts';

const LONGEST_NAME = 160;
/** Where an office works, so that its due time means something. */
const AT_WORK: ReadonlySet<Place> = new Set<Place>([
  'received',
  'appraising',
  'awaiting-opinion',
  'with-head',
  'proposed',
  'returned',
  'decided',
]);

/** One dossier: where it is, by when; never whose it is. */
export function sayDossier(dossier: TalkedDossier, { words: t, origin, citizen }: TalkNeeds): Said {
  const { number, procedureName, place, dueAt, answerBy, endedAt, procedureCode } = dossier;
  const lines = [
    t('bot.status.one', { number, procedure: clip(procedureName, LONGEST_NAME), place: t(`dossier.place.${place}`) }),
    answerBy === null ? '' : t('bot.status.answer-by', { when: sayDay(answerBy) }),
    dueAt === null || !AT_WORK.has(place) ? '' : t('bot.status.due', { when: sayDay(dueAt) }),
    endedAt === null ? '' : t('bot.status.ended', { when: sayDay(endedAt) }),
    t('bot.status.link', { link: citizen ? `${origin}/ho-so/${number}` : `${origin}/tra-cuu?ma=${number}` }),
  ];
  const next = [
    ...(answerBy === null ? [] : [step('supplement', t, number)]),
    step('remind', t),
    step('person', t, citizen ? number : null),
    step('requirements', t, procedureCode),
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), next };
}

/** All of somebody's dossiers, each to be chosen. */
export function sayDossiers(dossiers: readonly TalkedDossier[], needs: TalkNeeds): Said {
  const { words: t } = needs;
  const [only] = dossiers;
  if (!only) return { text: t('bot.status.none'), next: [step('file', t), step('requirements', t), step('person', t)] };
  if (dossiers.length === 1) return sayDossier(only, needs);
  return {
    text: t('bot.status.many', { count: dossiers.length }),
    next: dossiers.slice(0, MOST_BUTTONS).map(({ number, place }) => ({
      title: t('bot.status.option', { number, place: t(`dossier.place.${place}`) }),
      payload: payloadOf('status', number),
    })),
  };
}

/** What dossiers wait for, and where to send it. */
export function saySupplements(dossiers: readonly TalkedDossier[], { words: t, origin }: TalkNeeds): Said {
  const waiting = dossiers.filter(({ answerBy }) => answerBy !== null);
  if (waiting.length === 0) return { text: t('bot.supplement.none'), next: [step('status', t), step('person', t)] };
  const said = waiting
    .slice(0, MOST_BUTTONS)
    .map(({ number, answerBy, procedureCode, id }) =>
      t('bot.supplement.one', { number, when: sayDay(answerBy ?? ''), link: `${origin}/nop-ho-so/${procedureCode}/${id}/bo-sung` }),
    );
  return { text: said.join('\n\n'), next: [step('status', t), step('person', t, waiting[0]?.number ?? null)] };
}
