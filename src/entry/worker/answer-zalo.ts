import type { ChatMessage, InboundEvent } from '#gateways/zalo';
import type { JobNeeds } from './worker-world.ts';

/** What is said to somebody over Zalo. It runs in the transaction in which their event is done with. */
export function answerZalo(event: InboundEvent, { lawWords: say, origin }: JobNeeds): Promise<readonly ChatMessage[]> {
  if (event.kind === 'unfollow') return Promise.resolve([]);
  if (event.kind === 'follow' || event.kind === 'opened') return Promise.resolve([{ text: say('zalo.hello') }]);
  const track = { title: say('zalo.fallback.open'), payload: `${origin}/tra-cuu` };
  return Promise.resolve([{ text: say('zalo.fallback', { origin }), buttons: [track] }]);
}
