import { place } from '#modules/place';
import { findPlace } from '#modules/place/server';

export const story = [place, findPlace];
