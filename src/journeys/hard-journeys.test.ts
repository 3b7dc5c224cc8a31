import { describe } from 'vitest';
import { useSite } from '#test/site';
import { everyDeskPage } from './every-desk-page.ts';
import { everyPage } from './every-page.ts';
import { keyboardOnly } from './keyboard-only.ts';
import { logs } from './logs.ts';
import { Secrets } from './secrets.ts';
import { weakLine } from './weak-line.ts';
import { weights } from './weights.ts';

// A program of its own: these wait for slow lines and walk every page, beside the other journeys on the second processor.
const site = useSite();
const secrets = new Secrets();

describe('weights', () => weights(site, secrets));
describe('keyboard only', () => keyboardOnly(site, secrets));
describe('weak line', () => weakLine(site, secrets));
describe('every page', () => everyPage(site, secrets));
describe('every page of an office', () => everyDeskPage(site, secrets));
describe('logs', () => logs(site, secrets));
