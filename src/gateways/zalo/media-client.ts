import { z } from 'zod';
import { ok, refuse, type Result } from '#kernel/result';
import type { ZaloAsk, ZaloRefusal } from './ask-zalo.ts';

type Answer<T> = Promise<Result<T, ZaloRefusal>>;
type Ask = (asked: ZaloAsk) => Answer<unknown>;

/** Somebody as Zalo shows them to an account they follow. */
export interface ZaloProfile {
  readonly name: string;
  readonly follows: boolean;
}

/** A hole of an approved template, as Zalo has it. */
export interface ZaloHole {
  readonly name: string;
  readonly required: boolean;
  readonly maxLength: number;
}

/** What may be asked besides messages: about people, templates and messages, and to bring a file that is to be sent. */
export interface ZaloQuestions {
  readonly profile: (userId: string) => Answer<ZaloProfile>;
  /** When somebody last did something towards the account, as Zalo counts; null: never. */
  readonly windowOpenedAt: (userId: string) => Answer<string | null>;
  readonly templateHoles: (templateId: string) => Answer<readonly ZaloHole[]>;
  /** Whether a template by phone arrived; null: Zalo does not know it. */
  readonly hasArrived: (messageId: string) => Answer<boolean | null>;
  /** Brings a file; the answer is what a message names it by, for seven days. */
  readonly bringFile: (file: {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }) => Answer<string>;
}

const Profile = z.object({ data: z.object({ display_name: z.string(), user_is_follower: z.boolean() }) });
const Quota = z.object({ data: z.object({ last_interaction: z.coerce.number() }) });
const Status = z.object({ data: z.object({ status: z.coerce.number() }) });
const Token = z.object({ data: z.object({ token: z.string() }) });
const Template = z.object({
  data: z.object({ listParams: z.array(z.object({ name: z.string(), require: z.boolean(), maxLength: z.coerce.number() })) }),
});

export function zaloQuestions(
  ask: Ask,
  { accountApi, phoneApi }: { readonly accountApi: string; readonly phoneApi: string },
): ZaloQuestions {
  return {
    profile: async (userId) => {
      const data = encodeURIComponent(JSON.stringify({ user_id: userId }));
      const answer = await ask({ door: 'account', url: `${accountApi}/v3.0/oa/user/detail?data=${data}` });
      return readAs(answer, Profile, ({ data: { display_name: name, user_is_follower: follows } }) => ({ name, follows }));
    },
    windowOpenedAt: async (userId) => {
      const answer = await ask({ door: 'account', url: `${accountApi}/v3.0/oa/quota/message`, body: { user_id: userId } });
      return readAs(answer, Quota, ({ data: { last_interaction: at } }) =>
        at === 0 ? null : Temporal.Instant.fromEpochMilliseconds(at).toString(),
      );
    },
    templateHoles: async (templateId) => {
      const answer = await ask({ door: 'phone', url: `${phoneApi}/template/info/v2?template_id=${encodeURIComponent(templateId)}` });
      return readAs(answer, Template, ({ data }) =>
        data.listParams.map(({ name, require: required, maxLength }) => ({ name, required, maxLength })),
      );
    },
    hasArrived: async (messageId) => {
      const answer = await ask({ door: 'phone', url: `${phoneApi}/message/status?message_id=${encodeURIComponent(messageId)}` });
      return readAs(answer, Status, ({ data: { status } }) => (status < 0 ? null : status === 1));
    },
    bringFile: async ({ name, mediaType, bytes }) => {
      const body = new FormData();
      body.set('file', new File([bytes], name, { type: mediaType }));
      return readAs(await ask({ door: 'account', url: `${accountApi}/v2.0/oa/upload/file`, body }), Token, ({ data }) => data.token);
    },
  };
}

/** What an answer says, in our words; one that says something else is as good as none. */
export function readAs<S extends z.ZodType, T>(
  answer: Result<unknown, ZaloRefusal>,
  shape: S,
  say: (parsed: z.infer<S>) => T,
): Result<T, ZaloRefusal> {
  if (!answer.ok) return answer;
  const parsed = shape.safeParse(answer.value);
  return parsed.success ? ok(say(parsed.data)) : refuse({ code: 'zalo.uncertain' });
}
