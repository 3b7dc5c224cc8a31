// breaks: inward-from-sandbox
export { place } from '#modules/place';
