/** Pages of papers as pictures, drawn by PDFium apart from the program. */
export { pagePainter } from './page-painter.ts';
