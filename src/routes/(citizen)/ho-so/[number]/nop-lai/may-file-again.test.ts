import { expect, test } from 'vitest';
import { mayFileAgain } from './may-file-again.ts';

const END = '2026-11-20T03:00:00Z';

test.each([
  ['being settled', { endedAt: null, outcome: null, resultPaper: null }, false, false],
  ['decided, and not issued yet', { endedAt: null, outcome: 'approved', resultPaper: null }, false, false],
  ['settled with a result', { endedAt: END, outcome: 'approved', resultPaper: 'a' }, true, true],
  ['settled with a refusal', { endedAt: END, outcome: 'refused', resultPaper: 'a' }, true, false],
  ['withdrawn, stopped or never received', { endedAt: END, outcome: null, resultPaper: null }, true, false],
] as const)('from a dossier that is %s', (_how, dossier, same, next) => {
  expect([mayFileAgain(dossier, { same: true }), mayFileAgain(dossier, { same: false })]).toEqual([same, next]);
});
