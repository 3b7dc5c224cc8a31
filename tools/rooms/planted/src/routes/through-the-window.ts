// breaks: enter-by-a-door
export { place } from '../modules/place/inner.ts';
