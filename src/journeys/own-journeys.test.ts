import { describe } from 'vitest';
import { useSite } from '#test/site';
import { actingFor } from './acting-for.ts';
import { again } from './again.ts';
import { askingTheBot } from './asking-the-bot.ts';
import { lockerRights } from './locker-rights.ts';
import { locker } from './locker.ts';
import { logs } from './logs.ts';
import { myDossiers } from './my-dossiers.ts';
import { nationalLocker } from './national-locker.ts';
import { onZalo } from './on-zalo.ts';
import { Secrets } from './secrets.ts';
import { toldOnce } from './told-once.ts';

// What somebody has, whom they act for and whom they ask: beside the other journeys, at a program of its own.
const site = useSite();
const secrets = new Secrets();

describe('acting for others', () => actingFor(site, secrets));
describe('locker', () => locker(site, secrets));
describe('rights over the locker', () => lockerRights(site, secrets));
describe('the country has it', () => nationalLocker(site, secrets));
describe('told once', () => toldOnce(site, secrets));
describe('filing again', () => again(site, secrets));
describe('on Zalo', () => onZalo(site, secrets));
describe('asking the bot', () => askingTheBot(site));
describe('my dossiers', () => myDossiers(site, secrets));
describe('logs', () => logs(site, secrets));
