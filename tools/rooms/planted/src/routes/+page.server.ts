import { queue } from '#views/queue';

export const load = () => queue;
