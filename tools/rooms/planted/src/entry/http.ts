import { queue } from '#views/queue';

export const http = queue;
