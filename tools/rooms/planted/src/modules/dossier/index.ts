export const dossier = 1;
export type Dossier = 1;
