/** Files are sent from here over weak lines, and typing changes what is asked; it works without. */
export const csr = true;
