// breaks: browser-stays-in-the-browser
import { findPlace } from '#modules/place/server';

export const load = () => findPlace;
