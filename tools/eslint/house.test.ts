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
import { onComponent, onText, onTypes } from './rule-tester.ts';
import { settingsAreLent } from './settings-are-lent.js';
import { switchEndsUnreachable } from './switch-ends-unreachable.js';
import { useCasesTakeNeeds } from './use-cases-take-needs.js';
import { wordsOfTheGlossary } from './words-of-the-glossary.js';

onText.run('no-clock', noClock, {
  valid: ['new Date(text)', 'Temporal.Instant.from(text)', 'const now = lent.now;', 'performance.now()'],
  invalid: ['Date.now()', 'new Date()', 'Date()', 'Temporal.Now.instant()'].map((code) => ({
    code,
    errors: [{ messageId: 'askedTheTime' }],
  })),
});

onText.run('one-idea-per-file', oneIdeaPerFile, {
  valid: ['\n'.repeat(250)],
  invalid: [{ code: '\n'.repeat(251), errors: [{ messageId: 'tooLong' }] }],
});

onText.run('rooms-have-nouns', roomsHaveNouns, {
  valid: [{ code: '', filename: 'src/modules/dossier/limit.ts' }],
  invalid: [{ code: '', filename: 'src/utils/limit.ts', errors: [{ messageId: 'nameless' }] }],
});

onText.run('no-enum', noEnum, {
  valid: ["type Kind = 'one' | 'two'"],
  invalid: [{ code: 'enum Kind { one }', errors: [{ messageId: 'saidAsEnum' }] }],
});

onTypes.run('switch-ends-unreachable', switchEndsUnreachable, {
  valid: [
    {
      code: "function f(k: 'a' | 'b') { switch (k) { case 'a': return 1; case 'b': return 2; default: return unreachable(k); } }",
      filename: 'a.ts',
    },
    { code: 'function f(k: string) { switch (k) { case "a": return 1; default: return 2; } }', filename: 'a.ts' },
  ],
  invalid: [
    { code: "function f(k: 'a' | 'b') { switch (k) { case 'a': return 1; case 'b': return 2; } }", errors: [{ messageId: 'openEnded' }] },
    { code: "function f(k: 'a' | 'b') { switch (k) { case 'a': return 1; default: return 2; } }", errors: [{ messageId: 'openEnded' }] },
  ].map((row) => ({ ...row, filename: 'a.ts' })),
});

onText.run('no-sentence-in-code', noSentenceInCode, {
  valid: ["t('dossier.action.receive')", "level === 'Toàn trình'", "type Level = 'Toàn trình' | 'Một phần'", '/[đĐ]/u.test(text)'],
  invalid: ["const label = 'Tiếp nhận';", 'const label = `Hồ sơ ${code}`;'].map((code) => ({ code, errors: [{ messageId: 'sentence' }] })),
});

onComponent.run('no-sentence-in-code, in a component', noSentenceInCode, {
  valid: [{ code: "<p>{t('dossier.title')}</p>", filename: 'a.svelte' }],
  invalid: [
    { code: '<p>Hồ sơ</p>', filename: 'a.svelte', errors: [{ messageId: 'sentence' }] },
    { code: '<img alt="Hồ sơ" src="/a.png" />', filename: 'a.svelte', errors: [{ messageId: 'sentence' }] },
  ],
});

onText.run('no-sleep-in-tests', noSleepInTests, {
  valid: ['await expect.poll(read).toBe(1)'],
  invalid: ['setTimeout(done, 10)', 'page.waitForTimeout(10)', "import { setTimeout as later } from 'node:timers/promises'"].map(
    (code) => ({
      code,
      errors: [{ messageId: 'slept' }],
    }),
  ),
});

onText.run('every-test-runs', everyTestRuns, {
  valid: ["test('receives', run)", "test.each(rows)('receives', run)", 'array.only'],
  invalid: ["test.skip('a', run)", "describe.only('a', run)", "it.each(rows).skip('a', run)", "xit('a', run)"].map((code) => ({
    code,
    errors: [{ messageId: 'leftOut' }],
  })),
});

onText.run('no-mock-of-our-own', noMockOfOurOwn, {
  valid: ["vi.mock('nodemailer')", 'vi.fn()'],
  invalid: ["vi.mock('#modules/dossier')", "vi.doMock('./receive.ts')", "vi.mock(import('./receive.ts'))"].map((code) => ({
    code,
    errors: [{ messageId: 'mocked' }],
  })),
});

onText.run('exceptions-give-reasons', exceptionsGiveReasons, {
  valid: ['// @ts-expect-error -- the page is asked for a door it lacks\na();', '// an ordinary word about eslint-disable'],
  invalid: ['// @ts-expect-error\na();', '/* prettier-ignore */ a();'].map((code) => ({ code, errors: [{ messageId: 'unexplained' }] })),
});

onText.run('few-arguments', fewArguments, {
  valid: ['function f(db, a, b, c) {}', 'function f(a, b, c, needs) {}'],
  invalid: [{ code: 'function f(a, b, c, d) {}', errors: [{ messageId: 'many' }] }],
});

onText.run('functions-are-declared', functionsAreDeclared, {
  valid: [
    'export function f() {}',
    'rows.map((row) => row.id)',
    'export const load: Load = () => ({})',
    'function f() { const g = () => 1; return g; }',
  ],
  invalid: ['const f = () => 1;', 'export const f = async (a) => a;', 'const f = function () {};'].map((code) => ({
    code,
    errors: [{ messageId: 'arrow' }],
  })),
});

onText.run('use-cases-take-needs', useCasesTakeNeeds, {
  valid: [
    'export async function receive(asked: Asked, needs: Needs) {}',
    'export async function receive(asked: Asked, { db, now }: ReceiveNeeds) {}',
    'export async function findDossier(db: Db, id: string) {}',
  ],
  invalid: [{ code: 'export async function receive(needs: Needs, asked: Asked) {}', errors: [{ messageId: 'unlent' }] }],
});

onText.run('settings-are-lent', settingsAreLent, {
  valid: ['needs.limits.papers', "process.env['PATH'] ?? '/usr/bin'"],
  invalid: [{ code: 'process.env.PORT', errors: [{ messageId: 'environment' }] }],
});

onText.run('no-temporal-in-browser', noTemporalInBrowser, {
  valid: ['const at: Temporal.Instant = lent;'],
  invalid: [{ code: 'Temporal.Instant.from(text)', errors: [{ messageId: 'temporal' }] }],
});

onText.run('words-of-the-glossary', wordsOfTheGlossary, {
  valid: ['const dueAt = asked.deadline;', 'const slate = 1;'].map((code) => ({
    code,
    options: [{ words: { deadline: 'dueAt', sla: 'limit' } }],
  })),
  invalid: ['const newDeadline = 1;', 'interface A { sla: number }', 'function deadlineOf() {}'].map((code) => ({
    code,
    options: [{ words: { deadline: 'dueAt', sla: 'limit' } }],
    errors: [{ messageId: 'otherWord' }],
  })),
});
