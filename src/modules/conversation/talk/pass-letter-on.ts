import { writeMessage } from '../server/write-message.ts';
import { step, type Answered } from './offer.ts';
import { sayPerson } from './say-office.ts';
import type { TalkEvent } from './talk-event.ts';
import type { TalkNeeds } from './talk-needs.ts';

/** A person: whom to ring; who is known may also write to the office that has their dossier, in their next message. */
export async function sayPersonFor(number: string | null, needs: TalkNeeds): Promise<Answered> {
  const { words: t, citizen } = needs;
  const ring = await sayPerson(needs);
  const running = citizen ? (await needs.ownDossiers()).filter(({ endedAt }) => endedAt === null) : [];
  const dossier = running.find((one) => one.number === number) ?? (running.length === 1 ? running[0] : undefined);
  if (!dossier) return { text: ring, next: [step('menu', t)] };
  return {
    text: `${ring}\n${t('bot.person.write', { number: dossier.number })}`,
    next: [step('menu', t)],
    waiting: { for: 'letter', dossierId: dossier.id, number: dossier.number },
  };
}

/** What somebody writes for a person goes to the office that has their dossier, as a message about it. */
export async function passLetterOn(
  asked: { readonly event: TalkEvent; readonly text: string; readonly dossierId: string; readonly number: string },
  needs: TalkNeeds,
): Promise<Answered> {
  const { words: t, citizen, origin } = needs;
  const { event, text, dossierId, number } = asked;
  const requestId = `${event.channel} ${event.messageId}`;
  const written = citizen ? await writeMessage({ actor: citizen, dossierId, requestId, text }, needs) : null;
  const link = `${origin}/ho-so/${number}`;
  return {
    text: t(written?.ok ? 'bot.person.wrote' : 'bot.person.not-written', { number, link }),
    next: [step('status', t), step('menu', t)],
  };
}
