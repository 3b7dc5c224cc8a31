import { place } from '#modules/place';

export const aPlace = place;
