import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { World } from '../../main/world.ts';
import { createApi } from './api.ts';

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
