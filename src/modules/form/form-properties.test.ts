import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyForm } from '#test/any-form';
import {
  answersToSend,
  checkAnswers,
  controlsFor,
  drawPage,
  entriesOf,
  formProblems,
  mergeAnswers,
  pagesOf,
  readPosted,
  summaryOf,
  tidyAnswers,
  visibleControls,
  warningsOf,
  type Answers,
  type Form,
} from './index.ts';
import { isRecord, valueAt, withValue } from './pointer.ts';
import { fits } from './schema-check.ts';

const TODAY = '2026-11-22';
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('row', 'removed', 'yes', 'a', '32065', '4/9/85'));
const sayings = { words: (key: string) => key };

function postEveryPage(form: Form, answers: Answers): Answers {
  return form.ui.elements.reduce<Answers>(
    (given, { id }) => mergeAnswers(given, readPosted(form, { page: id, answers: given, today: TODAY }, entriesOf(form, id, answers))),
    {},
  );
}

describe('whatever the form and the answers', () => {
  test('they are judged the same every time, by a copy of the form as well', () => {
    fc.assert(
      fc.property(anyForm, ({ form, any }) => {
        const copy = JSON.parse(JSON.stringify(form)) as Form;
        const judge = (one: Form) => ({
          shown: visibleControls(one, any).map(({ path }) => path),
          pages: pagesOf(one, any),
          issues: checkAnswers(one, any, { today: TODAY }),
          sent: answersToSend(one, any),
        });
        expect(judge(copy)).toEqual(judge(form));
        expect(judge(form)).toEqual(judge(form));
        expect(JSON.stringify(copy)).toBe(JSON.stringify(form));
      }),
    );
  });

  test('what is hidden is never wrong, never sent and never in the summary', () => {
    fc.assert(
      fc.property(anyForm, ({ form, any }) => {
        const shown = new Set(visibleControls(form, any).map(({ path }) => path));
        const hidden = controlsFor(form, any).filter(({ path }) => !shown.has(path));
        const issues = checkAnswers(form, any, { today: TODAY });
        const said = summaryOf(form, any, sayings).flatMap(({ rows }) => rows.map(({ path }) => path));
        for (const { path } of hidden) {
          const own = issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}/`));
          // What is no row at all is named, wherever it stands.
          expect(own.filter(({ code }) => code !== 'unknown-field')).toEqual([]);
          expect(valueAt(answersToSend(form, any), path)).toBeUndefined();
          expect(said).not.toContain(path);
        }
      }),
    );
  });

  test('the answer of a hidden question changes nothing', () => {
    fc.assert(
      fc.property(anyForm, fc.jsonValue(), ({ form, any }, other) => {
        const shown = new Set(visibleControls(form, any).map(({ path }) => path));
        const changed = controlsFor(form, any).reduce(
          (answers, { path }) => (shown.has(path) ? answers : withValue(answers, path, other)),
          any,
        );
        expect(checkAnswers(form, changed, { today: TODAY })).toEqual(checkAnswers(form, any, { today: TODAY }));
        expect(answersToSend(form, changed)).toEqual(answersToSend(form, any));
      }),
    );
  });

  test('a page posted back untouched gives the same answers', () => {
    fc.assert(
      fc.property(anyForm, ({ form, right }) => {
        expect(answersToSend(form, postEveryPage(form, right))).toEqual(answersToSend(form, right));
        expect(tidyAnswers(form, right, TODAY)).toEqual(right);
      }),
    );
  });

  test('right answers are right, and then the schema agrees with what is sent', () => {
    fc.assert(
      fc.property(anyForm, ({ form, right, any }) => {
        expect(checkAnswers(form, right, { today: TODAY })).toEqual([]);
        if (checkAnswers(form, any, { today: TODAY }).length === 0) expect(fits(form.schema, answersToSend(form, any))).toBe(true);
      }),
    );
  });

  test('sending twice is sending once', () => {
    fc.assert(
      fc.property(anyForm, ({ form, any }) => {
        const sent = answersToSend(form, any);
        expect(answersToSend(form, sent)).toEqual(sent);
      }),
    );
  });

  test('nothing anybody sends breaks it', () => {
    fc.assert(
      fc.property(anyForm, fc.jsonValue(), ({ form, any }, junk) => {
        const answers = mergeAnswers(any, tidyAnswers(form, isRecord(junk) ? junk : { block: junk }, TODAY));
        checkAnswers(form, answers, { today: TODAY });
        warningsOf(form, answers);
        summaryOf(form, answers, sayings);
        for (const { id } of form.ui.elements) {
          drawPage(form, id, answers);
          readPosted(form, { page: id, answers, today: TODAY }, Object.entries(isRecord(junk) ? junk : {}));
        }
      }),
    );
  });

  test('what is posted under real names and made-up values never breaks it, and stands there when it is drawn again', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '/', '/000009', '/000009/q0', '/x'), anyText)),
        ({ form, right }, picks) => {
          const names = controlsFor(form, right).map(({ path }) => path);
          const entries = picks.map(([at, end, text]) => [`${names[at % names.length] ?? ''}${end}`, text] as const);
          for (const { id } of form.ui.elements) {
            const once = mergeAnswers(right, readPosted(form, { page: id, answers: right, today: TODAY }, entries));
            checkAnswers(form, once, { today: TODAY });
            summaryOf(form, once, sayings);
            // Drawn and posted back as it then stands, it says the same.
            const again = mergeAnswers(once, readPosted(form, { page: id, answers: once, today: TODAY }, entriesOf(form, id, once)));
            expect(answersToSend(form, again)).toEqual(answersToSend(form, once));
          }
        },
      ),
    );
  });

  test('reading what was read is reading once', () => {
    fc.assert(
      fc.property(anyForm, ({ form, any }) => {
        const once = mergeAnswers({}, tidyAnswers(form, any, TODAY));
        expect(mergeAnswers({}, tidyAnswers(form, once, TODAY))).toEqual(once);
      }),
    );
  });

  test('a form whose rules look back has no problems', () => {
    fc.assert(
      fc.property(anyForm, ({ form }) => {
        expect(formProblems(form)).toEqual([]);
      }),
    );
  });
});
