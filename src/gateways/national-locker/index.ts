/** The personal locker at the national portal, asked through the province's adapter. */
export { nationalLocker } from './national-locker.ts';
