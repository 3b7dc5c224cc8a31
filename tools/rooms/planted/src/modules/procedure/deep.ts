// breaks: rules-touch-no-world
export { findPlace as published } from './server/published.ts';
