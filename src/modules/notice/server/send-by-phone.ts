import type { Db } from '#kernel/database';
import type { Result } from '#kernel/result';
import { ALL_WANTED, waysFor, type Way } from '../ways.ts';
import { fillZaloTemplate, type ZaloTemplate } from '../zalo-templates.ts';
import type { OutgoingNotice } from './notice-store.ts';
import { findWanted } from './preference-store.ts';
import type { SendSms } from './send-notice.ts';
import { beginWay, leaveWay } from './way-store.ts';

type Taken = Result<{ readonly messageId: string }, ZaloSays>;

/** Why Zalo did not take a message, by shape: the gateway's refusal fits. */
type ZaloSays =
  | { readonly code: 'zalo.refused'; readonly error: number; readonly handling: string }
  | { readonly code: 'zalo.unreachable' | 'zalo.uncertain' | 'zalo.no-grant' };

/** The office on Zalo, as far as notices need it. */
export interface OnZalo {
  readonly templates: readonly ZaloTemplate[];
  /** The Zalo of a person; null: unknown to us. */
  readonly userOf: (personId: string) => Promise<string | null>;
  readonly lastInteraction: (userId: string) => Promise<string | null>;
  readonly sendText: (to: {
    readonly userId: string;
    readonly text: string;
    readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  }) => Promise<Taken>;
  readonly templateToUser: (to: {
    readonly userId: string;
    readonly templateId: string;
    readonly data: Readonly<Record<string, string>>;
  }) => Promise<Taken>;
  readonly templateToPhone: (to: {
    readonly phone: string;
    readonly templateId: string;
    readonly data: Readonly<Record<string, string>>;
    readonly trackingId: string;
  }) => Promise<Taken>;
  readonly conversation: (
    userId: string,
  ) => Promise<Result<readonly { readonly text: string; readonly at: string; readonly ours: boolean }[], ZaloSays>>;
  readonly arrivedAs: (trackingId: string) => Promise<string | null>;
  /** What stands on the button that opens a dossier. */
  readonly openTitle: (lang: string) => string;
}

export interface PhoneNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly sendSms: SendSms;
  readonly onZalo?: OnZalo | null;
}

/** A notice that nothing can bring to its phone: to be seen by people, not tried again. */
export class NoWay extends Error {}

/** So often what passes is waited for, before the next way is taken: about half a minute. */
const WAITS = 3;

/** A receipt that did not come so long after does not come. */
const RECEIPT = { minutes: 15 };

/**
 * Brings a notice to a phone by the cheapest way that reaches it, and by the next one when a way refuses. A way whose end nobody knows is
 * looked into before anything else: nobody is told twice.
 *
 * @throws what passes by itself, for the worker to try again; {@link NoWay} when nothing is left.
 */
export async function sendByPhone(notice: OutgoingNotice, needs: PhoneNeeds): Promise<string | null> {
  const reach = await reachOf(notice, needs);
  if (notice.way !== null && notice.wayBegunAt !== null) {
    const arrived = await fateOf(notice.way, notice.wayBegunAt, { ...reach, notice, needs });
    if (arrived !== 'lost') return arrived.messageId;
  }
  for (const way of reach.ways.filter((one) => !notice.tried.includes(one))) {
    await beginWay(needs.db, { id: notice.id, way, now: needs.now });
    const taken = await byWay(way, { ...reach, notice, needs });
    if (taken.ok) return taken.value.messageId;
    const { refusal } = taken;
    if (refusal.code === 'zalo.uncertain') throw new Error('Nobody knows yet whether Zalo took a notice');
    const passes = (refusal.code === 'zalo.refused' && refusal.handling === 'again') || refusal.code === 'zalo.unreachable';
    const waits = passes && notice.attempts < WAITS;
    await leaveWay(needs.db, { id: notice.id, way, tried: !waits });
    if (waits) throw new Error(`Zalo did not take a notice: ${refusal.code === 'zalo.refused' ? refusal.error : refusal.code}`);
  }
  throw new NoWay('No way reaches this phone');
}

interface Reach {
  readonly ways: readonly Way[];
  readonly userId: string | null;
  readonly filled: ReturnType<typeof fillZaloTemplate>;
}

async function reachOf({ personId, kind, said }: OutgoingNotice, { db, now, onZalo = null }: PhoneNeeds): Promise<Reach> {
  const wanted = personId === null ? ALL_WANTED : await findWanted(db, personId);
  // What says nothing of a dossier was asked for as a text message.
  if (!onZalo || !said) return { ways: wanted.sms || !said ? ['sms'] : [], userId: null, filled: null };
  const userId = personId === null ? null : await onZalo.userOf(personId);
  const filled = fillZaloTemplate({ kind, lang: said.lang, facts: said.facts }, onZalo.templates);
  const zalo = userId === null ? null : { lastInteractionAt: await onZalo.lastInteraction(userId) };
  return { ways: waysFor({ wanted, zalo, hasAccount: true, hasTemplate: filled !== null, now }), userId, filled };
}

type Going = Reach & { readonly notice: OutgoingNotice; readonly needs: PhoneNeeds };

async function byWay(
  way: Way,
  { notice, needs, userId, filled }: Going,
): Promise<Taken | { readonly ok: true; readonly value: { readonly messageId: null } }> {
  const { onZalo } = needs;
  const { said, address, id } = notice;
  if (way === 'sms') {
    await needs.sendSms({ to: address, text: notice.body, key: id });
    return { ok: true, value: { messageId: null } };
  }
  if (!onZalo || !said) throw new Error(`No way ${way} for this notice`);
  if (way === 'zalo-phone') return onZalo.templateToPhone({ phone: address, trackingId: id, ...filled! });
  if (way === 'zalo-user') return onZalo.templateToUser({ userId: userId!, ...filled! });
  return onZalo.sendText({ userId: userId!, text: said.text, buttons: [{ title: onZalo.openTitle(said.lang), payload: said.link }] });
}

/** What became of a notice whose way was begun and not ended. A provider of text messages knows the key, so it may be asked again. */
async function fateOf(
  way: Way,
  begunAt: string,
  { notice, needs, userId }: Going,
): Promise<'lost' | { readonly messageId: string | null }> {
  const { onZalo } = needs;
  if (way === 'sms' || !onZalo) return 'lost';
  if (way === 'zalo-message' && userId !== null) {
    const lines = await onZalo.conversation(userId);
    if (!lines.ok) throw new Error('Nobody knows yet whether Zalo took a notice');
    const since = Temporal.Instant.from(begunAt).subtract({ seconds: 30 }).toString();
    const text = notice.said?.text.trim().normalize('NFC');
    return lines.value.some((line) => line.ours && line.text === text && line.at >= since) ? { messageId: null } : 'lost';
  }
  const messageId = await onZalo.arrivedAs(notice.id);
  if (messageId !== null) return { messageId };
  const waitsUntil = Temporal.Instant.from(begunAt).add(RECEIPT);
  if (Temporal.Instant.compare(needs.now, waitsUntil) < 0) throw new Error('Nobody knows yet whether Zalo took a notice');
  throw new NoWay('Nobody knows whether Zalo took this notice');
}
