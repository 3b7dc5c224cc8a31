/** Typing changes what is asked, so this page runs the form's rules in the browser as well. Nothing is kept there: the next visitor finds none of it. */
export const csr = true;
