import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What somebody sent along. */
export interface SentAlong {
  readonly kind: 'image' | 'file' | 'location' | 'other';
  readonly url?: string;
  readonly name?: string;
  readonly latitude?: string;
  readonly longitude?: string;
}

/** What somebody did towards our account, in our words. `at` is Zalo's time. */
export interface InboundEvent {
  readonly channel: 'zalo';
  readonly userId: string;
  readonly messageId: string;
  readonly at: string;
  readonly kind:
    'text' | 'image' | 'file' | 'location' | 'sticker' | 'other' | 'follow' | 'unfollow' | 'opened' | 'submit-info' | 'withdraw';
  readonly text?: string;
  readonly attachments?: readonly SentAlong[];
  /** What they shared of themselves: the number as Zalo writes it, `84912345678`. */
  readonly shared?: { readonly phone: string | null; readonly name: string | null };
}

/** That messages of ours arrived or were seen. `messageIds` are Zalo's; a message by phone number is also known by what we called it. */
export interface DeliveryReport {
  readonly kind: 'delivered' | 'seen';
  readonly messageIds: readonly string[];
  readonly trackingId: string | null;
  readonly at: string;
}

/** One call of Zalo's, read: what somebody did, what became of a message, or nothing that concerns us. `key` is the same when it calls twice. */
export type ZaloCall = { readonly key: string; readonly at: string } & (
  { readonly event: InboundEvent } | { readonly report: DeliveryReport } | { readonly ignored: string }
);

const Id = z.union([z.string().min(1).max(100), z.number().transform(String)]);
const Party = z.object({ id: Id }).optional();

const Call = z.object({
  event_name: z.string().min(1).max(100),
  timestamp: z.union([z.string().regex(/^\d{10,16}$/), z.number().int().positive().transform(String)]),
  sender: Party,
  recipient: Party,
  follower: Party,
  user_id: Id.optional(),
  message: z
    .object({
      msg_id: Id.optional(),
      msg_ids: z.array(Id).max(200).optional(),
      tracking_id: z.string().max(100).optional(),
      delivery_time: z.union([z.string().regex(/^\d{10,16}$/), z.number().transform(String)]).optional(),
      text: z.string().max(10_000).nullish(),
      attachments: z
        .array(z.object({ type: z.string(), payload: z.record(z.string(), z.unknown()).nullish() }))
        .max(50)
        .nullish(),
    })
    .optional(),
  info: z.object({ name: z.string().max(200).nullish(), phone: Id.nullish() }).optional(),
});

const LONGEST = 150; // characters of a key before it is hashed

type Parsed = z.infer<typeof Call>;

const KINDS: Readonly<Record<string, InboundEvent['kind']>> = {
  user_send_text: 'text',
  user_send_link: 'text',
  user_send_image: 'image',
  user_send_gif: 'other',
  user_send_sticker: 'sticker',
  user_send_file: 'file',
  user_send_location: 'location',
  user_send_audio: 'other',
  user_send_video: 'other',
  user_send_business_card: 'other',
  user_submit_info: 'submit-info',
  user_click_chatnow: 'opened',
  follow: 'follow',
  unfollow: 'unfollow',
  'user.revoke.consent': 'withdraw',
};

/** Reads one call; `null` when it is none. Names nobody here knows, and echoes of what we sent, are ignored by name. */
export function readZaloCall(body: unknown): ZaloCall | null {
  const parsed = Call.safeParse(body);
  if (!parsed.success) return null;
  const call = parsed.data;
  const at = instantOf(call.timestamp);
  const base = { key: keyOf(call), at };
  const report = reportIn(call);
  if (report) return { ...base, report };
  const kind = KINDS[call.event_name];
  const userId = call.sender?.id ?? call.follower?.id ?? call.user_id;
  if (kind === undefined || userId === undefined) return { ...base, ignored: call.event_name };
  return { ...base, event: { channel: 'zalo', userId, messageId: call.message?.msg_id ?? base.key, at, kind, ...contentOf(call) } };
}

function contentOf({ message, info }: Parsed): Pick<InboundEvent, 'text' | 'attachments' | 'shared'> {
  const attachments = (message?.attachments ?? []).map(({ type, payload }) => pieceOf(type, payload ?? {}));
  return {
    ...(message?.text ? { text: message.text.normalize('NFC') } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(info ? { shared: { phone: info.phone ?? null, name: info.name ?? null } } : {}),
  };
}

function pieceOf(type: string, payload: Readonly<Record<string, unknown>>): SentAlong {
  const kind = type === 'image' || type === 'file' || type === 'location' ? type : 'other';
  const place = (payload['coordinates'] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    kind,
    ...text('url', payload['url']),
    ...text('name', payload['name']),
    ...text('latitude', place['latitude']),
    ...text('longitude', place['longitude']),
  };
}

function text<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  return typeof value === 'string' || typeof value === 'number' ? ({ [key]: String(value) } as Record<K, string>) : {};
}

/** A message of ours reached the phone, or was looked at. With `delivery_time` it is a template's receipt, and that is the time that counts. */
function reportIn({ event_name: name, message, timestamp }: Parsed): DeliveryReport | null {
  if (name !== 'user_received_message' && name !== 'user_seen_message') return null;
  const messageIds = [...(message?.msg_ids ?? []), ...(message?.msg_id === undefined ? [] : [message.msg_id])];
  return {
    kind: name === 'user_seen_message' ? 'seen' : 'delivered',
    messageIds,
    trackingId: message?.tracking_id ?? null,
    at: instantOf(message?.delivery_time ?? timestamp),
  };
}

/** One message is told of once for each thing that happens to it. */
function keyOf({ event_name: name, message, timestamp, ...who }: Parsed): string {
  const ids = message?.msg_ids === undefined ? message?.msg_id : message.msg_ids.join(',');
  const what = ids ?? `${timestamp}:${who.sender?.id ?? who.follower?.id ?? who.user_id ?? ''}`;
  return `${name}:${what.length > LONGEST ? createHash('sha256').update(what).digest('hex') : what}`;
}

function instantOf(milliseconds: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Number(milliseconds)).toString();
}
