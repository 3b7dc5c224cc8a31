/** Typing changes what is asked, so this page runs the form's rules in the browser as well; it works without. */
export const csr = true;
