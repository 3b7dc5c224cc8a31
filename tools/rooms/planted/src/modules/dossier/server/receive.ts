import { findPlace } from '#modules/agency/server';

export const receive = findPlace;
