import { inTransaction } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import { seal } from '#modules/account/server';
import { keepEvent, keepReceipt, noteInteraction } from './event-store.ts';
import { readZaloCall, type InboundEvent } from './read-event.ts';
import type { TokenWorld } from './tokens.ts';
import { isSignedByZalo } from './webhook-signature.ts';

/** How a call of Zalo's was taken. `probe`: an empty one, by which it tries whether anybody is at home. */
export type Received = 'probe' | 'kept' | 'known' | 'ignored' | 'unsigned' | 'late' | 'malformed';

/** Zalo tries for an hour and fifty minutes; what is older was kept by somebody. */
const LATEST = { hours: 2, minutes: 15 };

/** How far Zalo's clock may be ahead of ours. */
const AHEAD = { minutes: 5 };

/**
 * Takes a call of Zalo's: checks it, keeps it and leaves it to the worker, in one short transaction. Twice the same is kept once. Nothing
 * unsigned counts, but for the empty probe.
 */
export async function receiveCall(call: { readonly raw: Buffer; readonly signature: string }, world: TokenWorld): Promise<Received> {
  if (call.raw.toString('latin1').trim() === '{}') return 'probe';
  const body = readJson(call.raw);
  const read = readZaloCall(body);
  const { timestamp } = (body ?? {}) as { timestamp?: unknown };
  const key = { appId: world.settings.appId, secret: world.settings.webhookSecret };
  const isSigned = isSignedByZalo({ ...call, timestamp: typeof timestamp === 'number' ? String(timestamp) : textOf(timestamp) }, key);
  if (!isSigned) return 'unsigned';
  if (!read) return 'malformed';

  const now = world.clock();
  const at = Temporal.Instant.from(read.at);
  if (Temporal.Instant.compare(at, now.subtract(LATEST)) < 0 || Temporal.Instant.compare(at, now.add(AHEAD)) > 0) return 'late';
  if ('ignored' in read) return 'ignored';
  if ('report' in read) {
    await keepReceipt(world.db, read.report);
    return 'kept';
  }
  return keepForWorker(read, { ...world, now });
}

async function keepForWorker(
  { key, event }: { readonly key: string; readonly event: InboundEvent },
  world: TokenWorld & { readonly now: Temporal.Instant },
): Promise<Received> {
  const { userId, at } = event;
  const sealed = seal(world.secretKey, { purpose: 'zalo', owner: `event ${key}`, text: JSON.stringify(event) });
  return inTransaction(world.db, async (db) => {
    if (!(await keepEvent(db, { key, userId, at, sealed, now: world.now }))) return 'known';
    await noteInteraction(db, { userId, at, follows: followsAfter(event) });
    await leaveJob(db, 'zalo-talk', { userId }, { urgent: true });
    return 'kept';
  });
}

function followsAfter({ kind }: InboundEvent): boolean | null {
  if (kind === 'follow') return true;
  return kind === 'unfollow' ? false : null;
}

function readJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
