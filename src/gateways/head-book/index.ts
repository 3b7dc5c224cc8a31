export { fileHeadBook } from './file-head-book.ts';
