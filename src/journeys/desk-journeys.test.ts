import { describe } from 'vitest';
import { useSite } from '#test/site';
import { administration } from './administration.ts';
import { deskCounter } from './desk-counter.ts';
import { deskDossier } from './desk-dossier.ts';
import { deskKept } from './desk-kept.ts';
import { deskKeyboard } from './desk-keyboard.ts';
import { deskLedger } from './desk-ledger.ts';
import { deskLocker } from './desk-locker.ts';
import { deskOpinions } from './desk-opinions.ts';
import { deskPapers } from './desk-papers.ts';
import { deskQueue } from './desk-queue.ts';
import { deskRoutes } from './desk-routes.ts';
import { Secrets } from './secrets.ts';
import { severalProcesses } from './several-processes.ts';

// A program of its own for the office, beside the others on the second processor.
const site = useSite();
const secrets = new Secrets();

describe('queue', () => deskQueue(site, secrets));
describe('dossier', () => deskDossier(site, secrets));
describe('keyboard', () => deskKeyboard(site, secrets));
describe('kept', () => deskKept(site, secrets));
describe('ledger', () => deskLedger(site, secrets));
describe('counter', () => deskCounter(site, secrets));
describe('papers', () => deskPapers(site, secrets));
describe('locker', () => deskLocker(site, secrets));
describe('opinions', () => deskOpinions(site, secrets));
describe('routes', () => deskRoutes(site, secrets));
describe('administration', () => administration(site, secrets));
describe('several processes', () => severalProcesses(site, secrets));
