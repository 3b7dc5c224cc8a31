import { describe } from 'vitest';
import { useSite } from '#test/site';
import { logs } from './logs.ts';
import { Secrets } from './secrets.ts';
import { weights } from './weights.ts';

// A program of its own: these wait for slow lines and walk every page, beside the other journeys on the second processor.
const site = useSite();
const secrets = new Secrets();

describe('weights', () => weights(site, secrets));
describe('logs', () => logs(site, secrets));
