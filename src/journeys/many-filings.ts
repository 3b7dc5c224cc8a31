import { issueToken } from '#modules/account/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { rightAnswers } from '#test/right-answers';
import type { Site } from '#test/site';

/** A procedure without papers, settled by the province: the shortest way to a filing. */
export const SHORT_PROCEDURE = '1.115019';

/** A bearer token for somebody of the demo, by phone or login. */
export async function tokenFor(site: Site, who: string): Promise<string> {
  const needs = { db: await site.ownerDb(), now: Temporal.Now.instant() };
  return expectOk(await issueToken({ actor: { kind: 'system' }, for: who }, needs)).token;
}

/** Asks the REST interface, as a script would. */
export async function ask(site: Site, token: string, asked: { method: string; path: string; body?: unknown; key?: string }) {
  const response = await fetch(`${site.program.origin}/api/v1${asked.path}`, {
    method: asked.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': asked.key ?? newId() },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

interface Filing {
  readonly phone: string;
  readonly count: number;
  /** Said differently from what the form is usually filled with. */
  readonly but?: object;
}

/** Files the same short thing as often as asked, by REST; answers the ids of the dossiers. */
export async function fileMany(site: Site, { phone, count, but = {} }: Filing): Promise<readonly string[]> {
  const token = await tokenFor(site, phone);
  const ids = [];
  for (let i = 0; i < count; i += 1) {
    const { id } = (await ask(site, token, { method: 'POST', path: '/dossiers', body: { procedureCode: SHORT_PROCEDURE } })).body;
    const form = (await ask(site, token, { method: 'GET', path: `/dossiers/${id}/form` })).body;
    const { answers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, '2026-11-20');
    await ask(site, token, { method: 'PATCH', path: `/dossiers/${id}`, body: { answers } });
    await ask(site, token, { method: 'PATCH', path: `/dossiers/${id}`, body: { answers: but } });
    const sent = await ask(site, token, { method: 'POST', path: `/dossiers/${id}/submit`, body: {} });
    if (sent.status !== 200) throw new Error(`Not filed: ${JSON.stringify(sent.body)}`);
    ids.push(id as string);
  }
  return ids;
}
