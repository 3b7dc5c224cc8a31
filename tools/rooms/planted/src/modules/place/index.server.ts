export { findPlace } from './server/place.postgres.ts';
