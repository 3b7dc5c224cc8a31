// breaks: rules-touch-no-world
import { findPlace } from '#modules/place/server';

export const behind = findPlace;
