// breaks: inward-from-ui
import { place } from '#modules/place';

export const found = place;
