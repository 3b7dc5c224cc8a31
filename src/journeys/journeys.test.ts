import { describe } from 'vitest';
import { useSite } from '#test/site';
import { logs } from './logs.ts';
import { oneDossier } from './one-dossier.ts';
import { publicPages } from './public-pages.ts';
import { Secrets } from './secrets.ts';

// One program and one browser for all of them: starting either costs more than most journeys. What the program wrote is read last.
const site = useSite();
const secrets = new Secrets();

describe('one dossier', () => oneDossier(site, secrets));
describe('public pages', () => publicPages(site));
describe('logs', () => logs(site, secrets));
