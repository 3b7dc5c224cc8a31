import { findPlace } from '#modules/place/server';

export const queue = findPlace;
export type QueueRow = 1;
