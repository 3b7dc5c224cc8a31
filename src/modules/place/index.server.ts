export { readPlacePack } from './place-pack.ts';
export { loadPlaces } from './server/load-places.ts';
export { readUnits } from './server/place-store.ts';
