import type { Db } from '#kernel/database';
import { words, type Lang } from '#messages';
import { checkTalkCode, sendTalkCode } from '#modules/account/server';
import type { AnswerNeeds } from '#modules/conversation/server';
import { dossiersToTalkOf, dossierToProve } from '#views/talked-dossiers';

/** What the bot is lent in one turn of a talk. */
export function talkNeedsOf(
  { origin, secretKey }: { readonly origin: string; readonly secretKey: string },
  turn: { readonly db: Db; readonly now: Temporal.Instant; readonly lang: Lang; readonly citizen: AnswerNeeds['citizen'] },
): AnswerNeeds {
  const t = words(turn.lang);
  const lent = { db: turn.db, now: turn.now, secretKey };
  return {
    ...turn,
    origin,
    words: t,
    dossiersOf: (personId) => dossiersToTalkOf(turn.db, personId),
    dossierByNumber: (number) => dossierToProve(turn.db, number),
    codes: {
      send: (asked) =>
        sendTalkCode(asked, { ...lent, sayCode: ({ code, minutes }) => t('bot.code.sms', { code, number: asked.number, minutes }) }),
      check: (given) => checkTalkCode(given, lent),
    },
  };
}
