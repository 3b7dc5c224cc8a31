/** Below so many dossiers a figure would tell of somebody, not of the procedure. */
export const ENOUGH_DOSSIERS = 5;
