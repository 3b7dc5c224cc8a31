// breaks: inward-from-kernel
import { place } from '#modules/place';

export const found = place;
