// breaks: browser-stays-in-the-browser
export { published } from './deep.ts';
