// breaks: inward-from-modules
import { queue } from '#views/queue';

export const outward = queue;
