// breaks: arrow-from-citizen
import type { Dossier } from '#modules/dossier';

export const borrowed: Dossier = 1;
