// breaks: knock-at-the-neighbour
import { place } from '../place/inner.ts';

export const seen = place;
