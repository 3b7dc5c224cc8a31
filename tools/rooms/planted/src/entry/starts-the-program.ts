// breaks: inward-from-entry
export { start } from '../main/start.ts';
