import { z } from 'zod';
import { ok, refuse, type Result } from '#kernel/result';
import { askZalo, type ZaloAsk, type ZaloRefusal } from './ask-zalo.ts';
import { takeFromBudget } from './budget.ts';
import type { Handling } from './zalo-codes.ts';
import { readAs, zaloQuestions, type ZaloQuestions } from './media-client.ts';
import { askForInfo, fileMessage, imageMessage, textMessage, type ZaloText } from './message-shapes.ts';
import { accessToken, renewToken, type TokenWorld } from './tokens.ts';

/** A message that Zalo took, by its number there. */
export interface ZaloSent {
  readonly messageId: string;
}

export type ZaloAnswer<T> = Promise<Result<T, ZaloRefusal>>;

/** What we may ask of Zalo. Every answer is a result; a number of Zalo's comes with what to do about it. */
export interface ZaloClient extends ZaloQuestions {
  /** Writes to somebody who wrote to us within seven days; without the buttons when Zalo does not take their form. */
  readonly sendText: (to: { readonly userId: string } & ZaloText) => ZaloAnswer<ZaloSent>;
  readonly askForInfo: (to: {
    readonly userId: string;
    readonly title: string;
    readonly subtitle: string;
    readonly imageUrl: string;
  }) => ZaloAnswer<ZaloSent>;
  /** Shows a picture that lies at an address of ours. */
  readonly sendImage: (to: { readonly userId: string; readonly text: string; readonly url: string }) => ZaloAnswer<ZaloSent>;
  /** Sends a file that was brought before. */
  readonly sendFile: (to: { readonly userId: string; readonly token: string }) => ZaloAnswer<ZaloSent>;
  /** Sends an approved template to somebody we know on Zalo. */
  readonly templateToUser: (to: TemplateSaid & { readonly userId: string }) => ZaloAnswer<ZaloSent>;
  /** Sends an approved template to whoever has this phone; the receipt carries `trackingId`. */
  readonly templateToPhone: (to: TemplateSaid & { readonly phone: string; readonly trackingId: string }) => ZaloAnswer<ZaloSent>;
  /** The latest messages between an account and somebody, newest first: by them one finds out whether a message got there. */
  readonly conversation: (userId: string) => ZaloAnswer<readonly ZaloLine[]>;
  /** The account we speak for. */
  readonly account: () => ZaloAnswer<{ readonly accountId: string; readonly name: string }>;
}

/** An approved template and what stands in its holes. */
export interface TemplateSaid {
  readonly templateId: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface ZaloLine {
  readonly text: string;
  readonly at: string;
  /** Whether we said it. */
  readonly ours: boolean;
}

const Sent = z.object({ data: z.object({ message_id: z.string().optional(), msg_id: z.string().optional() }) });
const Lines = z.object({
  data: z.array(z.object({ src: z.coerce.number(), time: z.coerce.number(), message: z.string().nullish() })),
});
const Account = z.object({ data: z.object({ oaid: z.coerce.string().optional(), oa_id: z.coerce.string().optional(), name: z.string() }) });

/** Speaks to Zalo for the account of the settings. */
export function zaloClient(world: TokenWorld): ZaloClient {
  const { accountApi, phoneApi, buttons } = world.settings;
  const post = (url: string, body: object): ZaloAnswer<unknown> => ask({ door: 'account', url, body }, world);
  const toUser = async (userId: string, message: object): ZaloAnswer<ZaloSent> =>
    sent(await post(`${accountApi}/v3.0/oa/message/cs`, { recipient: { user_id: userId }, message }));

  return {
    ...zaloQuestions((asked) => ask(asked, world), world.settings),
    sendImage: ({ userId, ...said }) => toUser(userId, imageMessage(said)),
    sendFile: ({ userId, token }) => toUser(userId, fileMessage(token)),
    sendText: async ({ userId, ...said }) => {
      const first = await toUser(userId, textMessage(said, buttons));
      const isFormRefused = !first.ok && first.refusal.code === 'zalo.refused' && first.refusal.handling === 'plain';
      return isFormRefused && said.buttons ? toUser(userId, textMessage(said, 'plain')) : first;
    },
    askForInfo: ({ userId, ...said }) => toUser(userId, askForInfo(said)),
    templateToUser: async ({ userId, templateId, data }) =>
      sent(await post(`${accountApi}/v3.0/oa/message/template`, { user_id: userId, template_id: templateId, template_data: data })),
    templateToPhone: async ({ phone, templateId, data, trackingId }) => {
      const body = { phone: abroad(phone), template_id: templateId, template_data: data, tracking_id: trackingId };
      return sent(await ask({ door: 'phone', url: `${phoneApi}/message/template`, body }, world));
    },
    conversation: async (userId) => {
      const data = encodeURIComponent(JSON.stringify({ user_id: userId, offset: 0, count: 10 }));
      const answer = await ask({ door: 'account', url: `${accountApi}/v2.0/oa/conversation?data=${data}` }, world);
      return readAs(answer, Lines, ({ data: lines }) =>
        lines.map(({ src, time, message }) => ({
          text: message ?? '',
          at: Temporal.Instant.fromEpochMilliseconds(time).toString(),
          ours: src === 0,
        })),
      );
    },
    account: async () =>
      readAs(await ask({ door: 'account', url: `${accountApi}/v2.0/oa/getoa` }, world), Account, ({ data }) => ({
        accountId: data.oaid ?? data.oa_id ?? '',
        name: data.name,
      })),
  };
}

/** One request with the token of now; when Zalo says that it is over, once more with a new one. */
async function ask(asked: ZaloAsk, world: TokenWorld): ZaloAnswer<unknown> {
  const token = await accessToken(world);
  if (!token.ok) return token;
  const first = await askWith(token.value, asked, world);
  if (first.ok || first.refusal.code !== 'zalo.refused' || first.refusal.handling !== 'token') return first;
  const renewed = await renewToken(token.value, world);
  return renewed.ok ? askWith(renewed.value, asked, world) : renewed;
}

/** A request beyond what a minute may have is not made: the answer is what Zalo would have said. */
async function askWith(token: string, asked: ZaloAsk, world: TokenWorld): ZaloAnswer<unknown> {
  const { db, clock } = world;
  if (asked.door === 'account' && (await takeFromBudget(db, clock())) > 0)
    return refuse({ code: 'zalo.refused', error: -32, handling: 'again' });
  const answer = await askZalo({ ...asked, headers: { ...asked.headers, access_token: token } });
  if (!answer.ok && answer.refusal.code === 'zalo.refused') alarm(answer.refusal, world);
  return answer;
}

/** Which errors were told when: each of them comes with every message until somebody mends it. */
const told = new Map<string, Temporal.Instant>();
const TELL_AGAIN = { hours: 1 };

/** Tells whoever runs the program what only they can mend, or what we ask wrongly; once an hour from each process. */
function alarm(
  { error, handling }: { readonly error: number; readonly handling: Handling },
  { clock, tellOperator, settings }: TokenWorld,
): void {
  if (handling !== 'operator' && handling !== 'ours') return;
  const now = clock();
  const what = `${settings.accountId} ${error}`;
  const last = told.get(what);
  if (last && Temporal.Instant.compare(now, last.add(TELL_AGAIN)) < 0) return;
  told.set(what, now);
  tellOperator(
    handling === 'operator'
      ? `Zalo refuses with ${error}, which only its console can mend; messages go by SMS`
      : `Zalo refuses with ${error}: something is asked of it wrongly`,
  );
}

/** A message that was taken without a number is one nobody can follow: as good as uncertain. */
function sent(answer: Result<unknown, ZaloRefusal>): Result<ZaloSent, ZaloRefusal> {
  if (!answer.ok) return answer;
  const parsed = Sent.safeParse(answer.value);
  const messageId = parsed.success ? (parsed.data.data.message_id ?? parsed.data.data.msg_id) : undefined;
  return messageId === undefined ? refuse({ code: 'zalo.uncertain' }) : ok({ messageId });
}

/** `0912345678` → `84912345678`, the one spelling every door takes. */
function abroad(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0/, '84');
}
