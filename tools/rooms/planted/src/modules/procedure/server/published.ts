export { findPlace } from '#modules/agency/server';
