import { queue } from '#views/queue';

export const near = queue;
