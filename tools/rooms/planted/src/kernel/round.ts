// breaks: no-circle
import { trip } from './trip.ts';

export const round = (): unknown => trip;
