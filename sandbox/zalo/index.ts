export type { ApprovedTemplate, ZaloAccount } from './zalo-parts.ts';
export { zaloStranger } from './zalo-stranger.ts';
