import { describe } from 'vitest';
import { useSite } from '#test/site';
import { growingLists } from './growing-lists.ts';
import { hostileWords } from './hostile-words.ts';
import { liveForm } from './live-form.ts';
import { logs } from './logs.ts';
import { mainPages } from './main-pages.ts';
import { neverLost } from './never-lost.ts';
import { oneDossier } from './one-dossier.ts';
import { ownQuestions } from './own-questions.ts';
import { papers } from './papers.ts';
import { publicPages } from './public-pages.ts';
import { Secrets } from './secrets.ts';
import { strangersAndHaste } from './strangers-and-haste.ts';
import { wrongAnswers } from './wrong-answers.ts';
import { wrongIdentity } from './wrong-identity.ts';

// One program and one browser for all of them: starting either costs more than most journeys. What the program wrote is read last.
const site = useSite();
const secrets = new Secrets();

describe('one dossier', () => oneDossier(site, secrets));
describe('wrong words about oneself', () => wrongIdentity(site, secrets));
describe('wrong answers', () => wrongAnswers(site, secrets));
describe('live form', () => liveForm(site, secrets));
describe('growing lists', () => growingLists(site, secrets));
describe('never lost', () => neverLost(site, secrets));
describe('own questions', () => ownQuestions(site, secrets));
describe('papers', () => papers(site, secrets));
describe('hostile words', () => hostileWords(site, secrets));
describe('strangers and haste', () => strangersAndHaste(site, secrets));
describe('public pages', () => publicPages(site));
describe('main pages', () => mainPages(site, secrets));
describe('logs', () => logs(site, secrets));
