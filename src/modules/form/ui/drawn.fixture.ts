import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { words } from '#messages';
import Page from './words-around.fixture.svelte';

/** A component as the server writes it, with words around it. */
export function draw(component: unknown, props: Record<string, unknown>): string {
  return render(Page, { props: { words: words('vi'), component: component as Component<Record<string, unknown>>, with: props } }).body;
}

/** What a browser would post from a page as it was drawn. */
export function postedFrom(html: string): [string, string][] {
  const fields = html.matchAll(/<(input)\b((?:"[^"]*"|[^">])*)>|<(select|textarea)\b((?:"[^"]*"|[^">])*)>([\s\S]*?)<\/\3>/gu);
  return [...fields].flatMap(([, input, ofInput, other, ofOther, inside = '']): [string, string][] => {
    const [tag, attributes] = [input ?? other, ofInput ?? ofOther ?? ''];
    const name = attribute(attributes, 'name');
    const type = attribute(attributes, 'type');
    if (name === undefined || type === 'file') return [];
    if ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/u.test(attributes)) return [];
    if (tag === 'textarea') return [[name, unescaped(inside)]];
    if (tag === 'select') return [[name, attribute(/<option\b([^>]*\bselected\b[^>]*)>/u.exec(inside)?.[1] ?? '', 'value') ?? '']];
    return [[name, attribute(attributes, 'value') ?? '']];
  });
}

function attribute(text: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(text)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
