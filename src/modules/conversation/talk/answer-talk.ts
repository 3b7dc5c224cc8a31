import { unreachable } from '#kernel/exhaustive';
import { findDossierNumber } from '../understanding/dossier-number.ts';
import { settle, type Meaning } from '../understanding/settle.ts';
import { understand } from '../understanding/understand.ts';
import { ABOUT_PROCEDURES, type Intent } from '../understanding/intent.ts';
import { offer, step, type Answered, type Said } from './offer.ts';
import { passLetterOn, sayPersonFor } from './pass-letter-on.ts';
import { proveByCode, sayStatus } from './say-status.ts';
import { saySupplements } from './say-dossier.ts';
import { sayOffice } from './say-office.ts';
import { sayProcedure } from './say-procedure.ts';
import type { TalkEvent, TalkMessage } from './talk-event.ts';
import type { TalkNeeds } from './talk-needs.ts';
import { NEW_TALK, type TalkState } from './talk-state.ts';
import { payloadOf, readPayload } from './wish.ts';

/** What a turn of a talk comes to. */
export interface Turn {
  readonly messages: readonly TalkMessage[];
  readonly state: TalkState;
  /** What was understood; null where nothing had to be. */
  readonly meaning: Meaning | null;
}

const MOST_OTHERS = 2;
const DIGITS = /^\D{0,12}(\d[\s.-]?){6}\D{0,12}$/u;

/** One turn of a talk: what somebody said, in the state it had come to. Writes nothing but what was asked to be written. */
export async function answerTalk(event: TalkEvent, state: TalkState, needs: TalkNeeds): Promise<Turn> {
  if (event.kind === 'unfollow') return { messages: [], state: NEW_TALK, meaning: null };
  const { words: t } = needs;
  if (event.kind === 'follow' || event.kind === 'opened') return turn(sayHello(needs), { state: NEW_TALK, needs });
  if (event.kind === 'image' || event.kind === 'file') {
    return turn(
      { text: t('bot.photo', { link: `${needs.origin}/ho-so` }), next: [step('supplement', t), step('person', t)] },
      { state, needs },
    );
  }
  const text = (event.text ?? '')
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  if (text === '') return turn({ text: t('bot.unread'), next: [step('menu', t)] }, { state, needs });

  const pressed = readPayload(text) ?? readPayload(chosen(text, state) ?? '');
  if (pressed) {
    return turn(await answerWish({ ...pressed, typed: text, event }, needs), { state, needs });
  }
  const { waiting } = state;
  if (waiting?.for === 'code' && DIGITS.test(text) && findDossierNumber(text).number === null) {
    return turn(await proveByCode({ userId: userOf(event), code: text, ...waiting }, needs), { state, needs });
  }
  if (waiting?.for === 'letter') return turn(await passLetterOn({ event, text, ...waiting }, needs), { state, needs });

  const meaning = await mean(text, { state, needs });
  return turn(await answerMeaning({ meaning, text, event, state }, needs), { state, needs, meaning });
}

/** The offered thing a number stands for. */
function chosen(text: string, state: TalkState): string | null {
  const number = /^\s*(\d{1,2})\s*[.)]?\s*$/u.exec(text.normalize('NFKC'))?.[1];
  return number === undefined ? null : (state.offered[Number(number) - 1] ?? null);
}

/** What a message means, with what was talked about before filling what it leaves out. */
async function mean(text: string, { state, needs }: { readonly state: TalkState; readonly needs: TalkNeeds }): Promise<Meaning> {
  const understood = understand(text);
  const found = understood.topic === '' ? [] : await needs.findProcedures(understood.topic);
  const meaning = settle(understood, found);
  if (state.waiting?.for !== 'procedure' || meaning.number !== null) return meaning;
  // The name of a procedure answers the question for it, whatever else it may mean.
  const [best] = found;
  const isBare = meaning.intent === 'requirements' && meaning.confidence < 0.75;
  return best && (isBare || meaning.intent === 'unknown')
    ? { ...meaning, intent: state.waiting.intent, procedure: meaning.procedure ?? best }
    : meaning;
}

async function answerMeaning(
  asked: { readonly meaning: Meaning; readonly text: string; readonly event: TalkEvent; readonly state: TalkState },
  needs: TalkNeeds,
): Promise<Answered> {
  const { meaning, text, event, state } = asked;
  const { words: t } = needs;
  const { intent, number, procedure, others } = meaning;
  if (intent === 'unknown') return sayUnknown(meaning, needs);
  if (intent === 'status' || (number !== null && intent !== 'supplement' && intent !== 'person')) {
    return sayStatus({ userId: userOf(event), number }, needs);
  }
  const about = procedure?.code ?? (meaning.foreignTopic === null ? (number ?? state.procedure) : null);
  if (meaning.foreignTopic !== null && about === null && intent !== 'office' && ABOUT_PROCEDURES.has(intent)) {
    return {
      text: t('bot.no-procedure', { topic: meaning.foreignTopic }),
      next: [step('person', t), step('menu', t)],
      waiting: { for: 'procedure', intent: intent as 'requirements' },
    };
  }
  const answered = await answerWish({ intent, about: ABOUT_PROCEDURES.has(intent) ? about : number, typed: text, event }, needs);
  // What is nearly as likely stands first among what may be asked next.
  const likely = others.slice(0, MOST_OTHERS).map(({ code, name }) => ({ title: name, payload: payloadOf(intent, code) }));
  return { ...answered, next: [...likely, ...answered.next] };
}

interface Wished {
  readonly intent: Intent;
  readonly about: string | null;
  readonly typed: string;
  readonly event: TalkEvent;
}

async function answerWish({ intent, about, typed, event }: Wished, needs: TalkNeeds): Promise<Answered> {
  const { words: t, origin } = needs;
  switch (intent) {
    case 'requirements':
    case 'time-and-fee':
    case 'file': {
      const said = about === null ? null : await sayProcedure({ code: about, intent }, needs);
      if (said) return { ...said, procedure: about };
      const text = intent === 'file' ? t('bot.file.any', { link: `${origin}/thu-tuc` }) : t('bot.which-procedure');
      return { text, next: [step('person', t), step('menu', t)], waiting: { for: 'procedure', intent } };
    }
    case 'office':
      return {
        ...(await sayOffice({ code: about, typed }, needs)),
        procedure: about,
        waiting: about === null ? null : { for: 'procedure', intent },
      };
    case 'status':
      return sayStatus({ userId: userOf(event), number: about }, needs);
    case 'supplement':
      if (needs.citizen) return saySupplements(await needs.ownDossiers(), needs);
      return { text: t('bot.supplement.ask', { link: `${origin}/ho-so` }), next: [step('status', t), step('person', t)] };
    case 'remind':
      return {
        text: t(needs.citizen ? 'bot.remind' : 'bot.remind.unknown', { link: `${origin}/tai-khoan` }),
        next: [step('status', t), step('person', t)],
      };
    case 'person':
      return sayPersonFor(about, needs);
    case 'thanks':
      return { text: t('bot.thanks'), next: [] };
    case 'greet':
    case 'unknown':
      return sayHello(needs);
    default:
      return unreachable(intent);
  }
}

function sayHello({ words: t }: TalkNeeds): Said {
  return {
    text: t('bot.hello'),
    next: [step('status', t), step('requirements', t), step('office', t), step('file', t), step('person', t)],
  };
}

/** Three best guesses, then a person. */
function sayUnknown({ guesses }: Meaning, { words: t }: TalkNeeds): Said {
  const likely = guesses.flatMap((intent) => (intent === 'greet' || intent === 'thanks' || intent === 'unknown' ? [] : [step(intent, t)]));
  const next = [...likely.filter(({ payload }) => payload !== '#person'), step('person', t)];
  return { text: t('bot.unknown'), next };
}

function turn(
  { waiting = null, procedure, ...said }: Answered,
  { state, needs, meaning = null }: { readonly state: TalkState; readonly needs: TalkNeeds; readonly meaning?: Meaning | null },
): Turn {
  const message = offer(said, needs.words);
  const offered = (message.buttons ?? []).map(({ payload }) => payload);
  return { messages: [message], state: { offered, waiting, procedure: procedure ?? state.procedure }, meaning };
}

/** Who asks, for counting: the same person on two channels is two. */
function userOf({ channel, userId }: TalkEvent): string {
  return `${channel} ${userId}`;
}
