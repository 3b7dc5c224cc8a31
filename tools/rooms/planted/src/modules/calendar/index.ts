// breaks: browser-has-no-temporal
export { dayOf } from './arithmetic.ts';
