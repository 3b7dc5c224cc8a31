import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { wallClock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import type { Asked } from '#test/interface';
import { aSecretDossier, SECRET } from '#test/secret-dossier';
import type { Site } from '#test/site';

/** A page or a file that answers, read from its source: its address, the actions it takes, the fields and questions it knows. */
interface Place {
  readonly id: string;
  readonly actions: readonly string[];
  readonly words: readonly string[];
}

const NASTY = [
  ...[
    '',
    ' ',
    '%',
    '../../etc/passwd',
    "';--",
    '"><script>alert(1)</script>',
    '-1',
    '1e309',
    '__proto__',
    'a'.repeat(2000),
    '//elsewhere.example',
    '\\\\elsewhere.example',
  ],
  ...[
    'https://elsewhere.example',
    '/\t/elsewhere.example',
    '\r\nX: y',
    '2026-13-45',
    '01/01/2026',
    '=1+1',
    '|',
    'u.',
    'x|00000000-0000-0000-0000-000000000000',
    '\ud800',
  ],
];
/** What addresses and fields of ours look like. */
const OURS = [
  '1.115019',
  '1.003650',
  'receive',
  'decide',
  'issue',
  'hand-over',
  'xem-lai',
  'ket-qua',
  '1',
  '3',
  'H12.01',
  'yes',
  'applicant',
  'approved',
  'receiver@H12.01',
];
const PEOPLE = {
  strangers: ['0900000002', 'tiepnhan1.motcua.datmui', 'lanhdao.datmui', 'quantri.datmui'],
  insiders: ['tiepnhan1.motcua', 'truongphong.thuysan', 'chuyenvien1.thuysan', 'lanhdao.thuysan', 'giamsat.motcua', 'quantri.motcua'],
};
/** Doors count tries by address, and one address asks everything here; who signs out is nobody afterwards. */
const NOT_ASKED = /^\/(?:dang-nhap|dang-ky|dang-xuat|can-bo\/dang-nhap|can-bo\/kich-hoat)(?:\/|$)/u;

/** Every page and every form, asked by people whose business it is not, with what no page of ours sends. */
export function hostilePages(site: Site): void {
  const tokens = new Map<string, string>();
  let ids: readonly string[] = [];
  let random = lehmer(20_261_122);
  const met = new Set<number | string>();

  beforeAll(async () => {
    const needs = { db: await site.ownerDb(), now: wallClock() };
    for (const who of ['0900000001', ...PEOPLE.strangers, ...PEOPLE.insiders])
      tokens.set(who, expectOk(await issueToken({ actor: { kind: 'system' }, for: who }, needs)).token);
    const [owner, other] = [tokens.get('0900000001') ?? '', tokens.get('0900000002') ?? ''];
    const today = wallClock().toString().slice(0, 10);
    ids = [
      await aSecretDossier(askRest, { token: owner, as: 'filed', today }),
      await aSecretDossier(askRest, { token: owner, as: 'draft', today }),
      newId(),
    ];
    expect(other).not.toBe('');
    random = lehmer(20_261_122);
  }, 60_000);

  test('no page breaks, tells of others or sends elsewhere, whatever its address and its questions say', { timeout: 300_000 }, async () => {
    const places = placesIn('src/routes');
    expect(places.length).toBeGreaterThan(80);
    for (const place of places)
      for (const who of [null, ...PEOPLE.strangers, pick(PEOPLE.insiders), pick(PEOPLE.insiders)])
        await look(place, { who, method: 'GET', path: filled(place) + queryOf(place) });
    // Whoever is turned away at the gate every time has looked at nothing; and what is looked for can be seen by who may.
    expect([...met]).toEqual(expect.arrayContaining([200, 303, 403, 404]));
    const place = { id: '/can-bo/ho-so/[id]', actions: [], words: [] };
    for (const who of PEOPLE.insiders) await look(place, { who, method: 'GET', path: `/can-bo/ho-so/${ids[0]}` });
    expect([...met]).toContain('the secret');
  });

  test('no form does, whatever is typed into it', { timeout: 300_000 }, async () => {
    const places = placesIn('src/routes').filter(({ actions, id }) => actions.length > 0 && !NOT_ASKED.test(id));
    expect(places.length).toBeGreaterThan(35);
    for (const place of places)
      for (const action of place.actions)
        for (const who of [null, pick(PEOPLE.strangers), pick(PEOPLE.insiders), pick(PEOPLE.insiders)]) {
          const path = `${filled(place)}${action === 'default' ? '' : `?/${action}`}`;
          await look(place, { who, method: 'POST', path, form: formFor(place) });
        }
  });

  async function look(
    { id }: Place,
    {
      who,
      method,
      path,
      form,
    }: { readonly who: string | null; readonly method: string; readonly path: string; readonly form?: URLSearchParams },
  ): Promise<void> {
    const { origin } = site.program;
    const token = who === null ? undefined : tokens.get(who);
    const headers = { origin, accept: 'text/html', ...(token === undefined ? {} : { cookie: `motcua=${token}` }) };
    const answer = await fetch(origin + path, { method, headers, redirect: 'manual', ...(form ? { body: form } : {}) });
    const said = `${method} ${path} as ${who ?? 'nobody'}: ${form?.toString().slice(0, 500) ?? ''}`;
    expect(answer.status, said).toBeLessThan(500);
    const to = answer.headers.get('location');
    if (to !== null) expect(new URL(to, origin + path).origin, `${said} leads to ${to}`).toBe(origin);
    expect(answer.headers.get('content-security-policy') ?? '', said).toMatch(/frame-ancestors 'none'/u);
    const text = await answer.text();
    met.add(answer.status).add(text.includes(SECRET) ? 'the secret' : 'no secret');
    if (!PEOPLE.insiders.includes(who ?? '')) expect(text.includes(SECRET), `${said} (${id}) tells the secret`).toBe(false);
    if (answer.headers.get('content-type')?.includes('html')) expect(text, said).not.toContain('<script>alert(1)');
  }

  async function askRest({ method, path, token, body, form, headers }: Asked) {
    const answer = await fetch(`${site.program.origin}/api/v1${path}`, {
      method: method ?? (body === undefined && form === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${token ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as never) };
  }

  function pick<T>(from: readonly T[]): T {
    return from[Math.floor(random() * from.length)]!;
  }

  /** Mostly ids of somebody else's things; now and then what is nobody's. */
  function value(): string {
    const dice = random();
    return dice < 0.5 ? pick(ids) : dice < 0.75 ? pick(OURS) : pick(NASTY);
  }

  function filled({ id }: Place): string {
    const one = (): string => (random() < 0.5 ? pick(ids) : value()) || 'x';
    return id.replaceAll(/\[\w+\]/gu, () => encodeURIComponent(one().toWellFormed()));
  }

  function queryOf({ words }: Place): string {
    if (words.length === 0) return '';
    const asked = new URLSearchParams(Array.from({ length: 3 }, () => [pick(words), value().toWellFormed()]));
    return `?${asked.toString()}`;
  }

  function formFor({ words }: Place): URLSearchParams {
    const known = ['principal', 'requestId', 'version', 'next', ...words];
    return new URLSearchParams(Array.from({ length: 1 + Math.floor(random() * 8) }, () => [pick(known), value().toWellFormed()]));
  }
}

/** Every address of the site, with the words its code asks forms and addresses for. */
function placesIn(folder: string): readonly Place[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !path.includes('.test.'));
  const folders = [
    ...new Set(files.filter((path) => /\+(?:page\.svelte|server\.ts)$/u.test(path)).map((path) => path.replace(/\/?\+[^/]+$/u, ''))),
  ];
  return folders.map((at) => {
    const own = files.filter((path) => path.endsWith('.ts') && path.startsWith(at) && !path.slice(at.length + 1).includes('/'));
    const source = own.map((path) => readFileSync(`${folder}/${path}`, 'utf8')).join('\n');
    const id = `/${at}`.replaceAll(/\/\([^)]+\)/gu, '');
    return { id: id === '' ? '/' : id, actions: actionsIn(source), words: wordsIn(source) };
  });
}

function actionsIn(source: string): readonly string[] {
  const [, body = ''] = /^export const actions[^{]*\{(.*?)^\};?$/msu.exec(source) ?? [];
  const inline = /^export const actions: Actions = \{ (\w+):/mu.exec(source)?.[1];
  return inline ? [inline] : [...body.matchAll(/^ {2}(?:async )?(\w+)(?::|,|\()/gmu)].map(([, name = '']) => name);
}

function wordsIn(source: string): readonly string[] {
  const asked = /(?:get|getAll|has|text|textIn|textOf|postedText|asked|ask)\((?:\w+(?:\.\w+)*, )?'([\w-]{1,20})'/gu;
  return [...new Set([...source.matchAll(asked)].map(([, name = '']) => name))];
}

/** The same numbers every time, so that what was found once is found again (Park and Miller, 1988). */
function lehmer(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
