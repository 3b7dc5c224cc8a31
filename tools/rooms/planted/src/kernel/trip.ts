import { round } from './round.ts';

export const trip = (): unknown => round;
