// breaks: rules-touch-no-world
import { readFileSync } from 'node:fs';

export const read = readFileSync;
