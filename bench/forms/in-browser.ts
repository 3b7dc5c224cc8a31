import { flushSync, mount } from 'svelte';
import { words } from '#messages';
import { checkAnswers, mergeAnswers, readPosted, visibleControls, type Answers } from '#modules/form';
import { FormPage } from '#modules/form/ui';
import WordsAround from '../../src/ui/words-around.fixture.svelte';
import { HUNDRED_FIELDS, TYPED } from './hundred-fields.ts';

const TODAY = '2026-11-22';
const SENTENCE = 'Trại tàu Sông Đốc, ấp 3, xã Sông Đốc ';

/** What a keystroke took: everything, and the rules alone. In milliseconds. */
export interface Keystroke {
  readonly all: number;
  readonly rules: number;
}

/** Types into a form of a hundred fields and takes the time of every letter until the page is drawn again and laid out. */
export function typeInto(host: HTMLElement, letters: number): readonly Keystroke[] {
  const answers: Answers = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`q${at}`, answerTo(at)]));
  const form = host.appendChild(document.createElement('form'));
  const asked = { form: HUNDRED_FIELDS, page: 'all', answers, today: TODAY, units: [] };
  mount(WordsAround, { target: form, props: { words: words('vi'), component: FormPage as never, with: asked } });
  flushSync();
  const field = form.elements.namedItem(TYPED) as HTMLInputElement;

  return Array.from({ length: letters }, (_, at) => {
    field.value = SENTENCE.repeat(3).slice(0, at % 100);
    const start = performance.now();
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const typed = mergeAnswers(answers, readPosted(HUNDRED_FIELDS, { page: 'all', answers, today: TODAY }, new FormData(form)));
    checkAnswers(HUNDRED_FIELDS, typed, { today: TODAY });
    flushSync();
    form.getBoundingClientRect();
    const all = performance.now() - start;

    const again = performance.now();
    visibleControls(HUNDRED_FIELDS, typed);
    checkAnswers(HUNDRED_FIELDS, typed, { today: TODAY });
    return { all, rules: performance.now() - again };
  });
}

/** The same machine at a plain piece of work: a text of a hundred fields written and read a hundred times. */
export function plainWork(times: number): readonly number[] {
  const fields = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`q${at}`, `${SENTENCE}${at}`]));
  return Array.from({ length: times }, () => {
    const start = performance.now();
    for (let at = 0; at < 100; at += 1) JSON.parse(JSON.stringify(fields));
    return performance.now() - start;
  });
}

function answerTo(at: number): unknown {
  return ['Trại tàu', at, 'a', '2024-01-15'][at % 4];
}

Object.assign(globalThis, { typeInto, plainWork });
