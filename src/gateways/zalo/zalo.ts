import { ok, refuse, type Result } from '#kernel/result';
import type { ZaloRefusal } from './ask-zalo.ts';
import { arrivedAs, forgetZalo, lastInteraction } from './event-store.ts';
import { howZaloStands, type ZaloStanding } from './how-it-stands.ts';
import { fetchMedia, type FetchedMedia } from './fetch-media.ts';
import { exchangeCode } from './grant.ts';
import { receiveCall, type Received } from './receive-call.ts';
import { sayLater, talkWith, type AnswerEvent } from './talk.ts';
import { keepPair, renewEarly, type TokenWorld } from './tokens.ts';
import { zaloClient, type ZaloClient } from './zalo-client.ts';

/** The office's account on Zalo, as the rest of the program knows it. */
export interface Zalo extends ZaloClient {
  readonly accountId: string;
  /** Takes a call, as raw bytes with its signature. */
  readonly receive: (call: { readonly raw: Buffer; readonly signature: string }) => Promise<Received>;
  /** Answers everything that waits of somebody's, in order. */
  readonly talkWith: (userId: string, answer: AnswerEvent) => Promise<void>;
  readonly sayLater: typeof sayLater;
  readonly fetchMedia: (asked: { readonly url: string; readonly maxBytes: number }) => Promise<FetchedMedia | null>;
  /** When somebody last did something towards us. */
  readonly lastInteraction: (userId: string) => Promise<string | null>;
  /** Whether a template we called so arrived, by its number. */
  readonly arrivedAs: (trackingId: string) => Promise<string | null>;
  /** Takes the grant an administrator of the account came back with; everything goes on from there. */
  readonly consent: (brought: {
    readonly code: string;
    readonly accountId: string;
  }) => Promise<Result<null, ZaloRefusal | { readonly code: 'zalo.other-account' }>>;
  readonly renewEarly: () => Promise<void>;
  readonly standing: () => Promise<ZaloStanding>;
  readonly forget: (before: Temporal.Instant) => Promise<void>;
}

/** Speaks and listens for the account of the settings. */
export function openZalo(world: TokenWorld): Zalo {
  const client = zaloClient(world);
  const { accountId } = world.settings;
  return {
    ...client,
    accountId,
    receive: (call) => receiveCall(call, world),
    talkWith: (userId, answer) => talkWith(userId, { ...world, client, answer }),
    sayLater,
    fetchMedia: (asked) => fetchMedia(asked, world.settings),
    lastInteraction: (userId) => lastInteraction(world.db, userId),
    arrivedAs: (trackingId) => arrivedAs(world.db, trackingId),
    consent: async (brought) => {
      if (brought.accountId !== accountId) return refuse({ code: 'zalo.other-account' });
      const pair = await exchangeCode(brought.code, world.settings);
      if (!pair.ok) return pair;
      await keepPair(pair.value, world);
      return ok(null);
    },
    renewEarly: () => renewEarly(world),
    standing: () => howZaloStands(world.db, { accountId, now: world.clock() }),
    forget: (before) => forgetZalo(world.db, before),
  };
}
