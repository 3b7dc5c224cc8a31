/** Official papers as PDF/A, printed by Typst. */
export { typstRenderer } from './typst-renderer.ts';
