import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { ACTION_TYPES } from '#modules/dossier';
import type { World } from '../../main/world.ts';
import { createApi, version1 } from './api.ts';

test('the page of the interface names every operation, runs no script and fetches nothing from strangers', async () => {
  const api = createApi({ world: { origin: 'http://localhost:3000' } as World, metrics: new Registry() });
  const answer = await api.fetch(new Request('http://localhost:3000/api/docs'));
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain('/dossiers/{id}/actions/ask-supplement');
  expect(page).toContain('/track');
  expect(page).not.toMatch(/<script|https?:|javascript:/);
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*style-src 'sha256-/);
});

test('the guide for integrators names every call there is, and no other', () => {
  const { paths = {} } = version1().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Motcua', version: '1' } });
  const offered = Object.entries(paths).flatMap(([path, calls]) =>
    Object.keys(calls).map((method) => `${method.toUpperCase()} ${path.replace(/\/actions\/.*/, '/actions/{action}')}`),
  );
  const guide = readFileSync('docs/integrators.md', 'utf8');
  const named = [...guide.matchAll(/`(GET|POST|PATCH|PUT|DELETE) \/api\/v1(\/[^\s`?]*)/g)].map(([, method, path]) => `${method} ${path}`);
  expect([...new Set(named)].sort()).toEqual([...new Set(offered)].sort());
});

test('the guide names every action', () => {
  const guide = readFileSync('docs/integrators.md', 'utf8');
  expect(ACTION_TYPES.filter((action) => !guide.includes(`\`${action}\``))).toEqual([]);
});
