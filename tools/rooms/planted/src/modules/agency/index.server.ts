export { findPlace } from '#modules/place/server';
