import { place } from '#modules/place';

export const citizen = place;
