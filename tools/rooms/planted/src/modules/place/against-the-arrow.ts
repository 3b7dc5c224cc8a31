// breaks: arrow-from-place
import { citizen } from '#modules/citizen';

export const against = citizen;
