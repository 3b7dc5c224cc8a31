import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { LANGS, words } from '#messages';
import { gallery } from './gallery.ts';
import Page from './words-around.fixture.svelte';

function html(name: string, title: string, lang: (typeof LANGS)[number] = 'vi'): string {
  const exhibit = gallery.find((other) => other.name === name);
  if (!exhibit) throw new Error(`No exhibit ${name}`);
  return render(Page, { props: { words: words(lang), component: exhibit.component, with: exhibit.examples[title] ?? {} } }).body;
}

const every = gallery.flatMap(({ name, examples }) => Object.keys(examples).map((title) => ({ name, title })));

describe.each(every)('$name, $title', ({ name, title }) => {
  test.each(LANGS)('is drawn in %s by the server, whole', (lang) => {
    expect(html(name, title, lang).length).toBeGreaterThan(10);
  });

  test('needs no inline style and no inline script, which the content policy forbids', () => {
    expect(html(name, title)).not.toMatch(/\sstyle=|\son[a-z]+=|<script/i);
  });
});

test('text is text: markup in a label or a value stays words', () => {
  const drawn = html('text-input', 'html in the label is text');
  expect(drawn).toContain('&lt;b>Họ và tên&lt;/b>');
  expect(drawn).not.toContain('<b>');
});

test('a wrong field is tied to what is said about it', () => {
  const drawn = html('text-input', 'wrong');
  expect(drawn).toMatch(/<input[^>]*aria-describedby="cccd-sai-error"[^>]*/);
  expect(drawn).toMatch(/<input[^>]*aria-invalid="true"/);
  expect(drawn).toContain('id="cccd-sai-error"');
  expect(drawn).toContain('for="cccd-sai"');
});

test('the error summary leads to its fields and is met first', () => {
  const drawn = html('error-summary', 'two fields and one general');
  expect(drawn).toContain('href="#cccd-sai"');
  expect(drawn).toContain('autofocus');
});

test('an amount nobody published is never free', () => {
  expect(html('money', 'not published')).toContain('chưa công bố');
  expect(html('money', 'nothing')).toContain('0 đồng');
});
