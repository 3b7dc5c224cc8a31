export { send } from './dialect.ts';
