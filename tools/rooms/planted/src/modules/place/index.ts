export { place } from './inner.ts';
