import { everyTestRuns } from './every-test-runs.js';
import { exceptionsGiveReasons } from './exceptions-give-reasons.js';
import { fewArguments } from './few-arguments.js';
import { functionsAreDeclared } from './functions-are-declared.js';
import { noClock } from './no-clock.js';
import { noEnum } from './no-enum.js';
import { noMockOfOurOwn } from './no-mock-of-our-own.js';
import { noSentenceInCode } from './no-sentence-in-code.js';
import { noSleepInTests } from './no-sleep-in-tests.js';
import { noTemporalInBrowser } from './no-temporal-in-browser.js';
import { oneIdeaPerFile } from './one-idea-per-file.js';
import { roomsHaveNouns } from './rooms-have-nouns.js';
import { settingsAreLent } from './settings-are-lent.js';
import { switchEndsUnreachable } from './switch-ends-unreachable.js';
import { useCasesTakeNeeds } from './use-cases-take-needs.js';
import { wordsOfTheGlossary } from './words-of-the-glossary.js';

/** The house rules. Which rule holds in which room is said in `eslint.config.js`; why it exists, in its message. */
export const house = {
  rules: {
    'every-test-runs': everyTestRuns,
    'exceptions-give-reasons': exceptionsGiveReasons,
    'few-arguments': fewArguments,
    'functions-are-declared': functionsAreDeclared,
    'no-clock': noClock,
    'no-enum': noEnum,
    'no-mock-of-our-own': noMockOfOurOwn,
    'no-sentence-in-code': noSentenceInCode,
    'no-sleep-in-tests': noSleepInTests,
    'no-temporal-in-browser': noTemporalInBrowser,
    'one-idea-per-file': oneIdeaPerFile,
    'rooms-have-nouns': roomsHaveNouns,
    'settings-are-lent': settingsAreLent,
    'switch-ends-unreachable': switchEndsUnreachable,
    'use-cases-take-needs': useCasesTakeNeeds,
    'words-of-the-glossary': wordsOfTheGlossary,
  },
};
