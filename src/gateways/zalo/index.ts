export type { ZaloRefusal } from './ask-zalo.ts';
export { challengeOf } from './pkce.ts';
export type { InboundEvent } from './read-event.ts';
export type { ChatMessage } from './talk.ts';
export type { Received } from './receive-call.ts';
export { openZalo, type Zalo } from './zalo.ts';
export type { ZaloSettings } from './zalo-settings.ts';
