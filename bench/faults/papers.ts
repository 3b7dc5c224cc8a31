import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { aPdf } from '#test/sample-papers';
import { ask, browse, type Answer } from './caller.ts';
import type { House } from './house.ts';
import type { PeopleAtWork } from './people.ts';

/** A procedure that asks for papers. */
const PROCEDURE = '1.003650';

/** A draft that papers can be given to. */
export interface PaperDraft {
  readonly id: string;
  readonly token: string;
  readonly component: string;
}

export interface GivenPaper {
  readonly draft: PaperDraft;
  readonly id: string;
  readonly sha256: string;
}

export async function draftForPapers(house: House, people: PeopleAtWork): Promise<PaperDraft> {
  const [origin, token] = [house.webs[0].origin, people.citizens[1]!];
  const { components } = (await ask({ origin, path: `/procedures/${PROCEDURE}`, method: 'GET' })).body;
  const { id } = (await ask({ origin, path: '/dossiers', token, body: { procedureCode: PROCEDURE } })).body;
  return { id, token, component: components[0]!.id };
}

/** Gives a paper over REST; `note` makes it a content of its own. */
export function give(house: House, { id, token, component }: PaperDraft, note: string): Promise<Answer> {
  const form = new FormData();
  form.append('component', component);
  form.append('file', new File([aPdf({ note }) as Uint8Array<ArrayBuffer>], 'giay-to.pdf', { type: 'application/pdf' }));
  return ask({ origin: house.webs[0].origin, path: `/dossiers/${id}/papers`, token, form });
}

/** The same from a page without scripts: an answer for people. */
export async function giveByPage(house: House, { id, token, component }: PaperDraft, note: string): Promise<string> {
  const { origin } = house.webs[0];
  const form = new FormData();
  form.append('component', component);
  form.append('file', new File([aPdf({ note }) as Uint8Array<ArrayBuffer>], 'giay-to.pdf', { type: 'application/pdf' }));
  const answer = await fetch(`${origin}/uploads/drafts/${id}?component=${component}&back=/ho-so`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { accept: 'text/html', origin, cookie: `motcua=${token}` },
  });
  return answer.headers.get('location') ?? `${answer.status} ${await answer.text()}`;
}

/** A paper that was given, looked over and can be opened. */
export async function openPaper(house: House, people: PeopleAtWork, note: string): Promise<GivenPaper> {
  const draft = await draftForPapers(house, people);
  const given = await give(house, draft, note);
  if (given.status !== 201) throw new Error(`a paper was answered ${given.status} ${given.text}`);
  const { id } = given.body;
  const { rows } = await sql<{ sha256: string }>`select sha256 from draft_paper where id = ${id}`.execute(house.ownerDb);
  const paper = { draft, id, sha256: rows[0]!.sha256 };
  for (let tried = 0; tried < 150; tried += 1) {
    if ((await look(house, paper)).status === 200) return paper;
    await wait(200);
  }
  throw new Error('a paper was not looked over in 30 s');
}

export function look(house: House, { draft, id }: GivenPaper): Promise<Answer> {
  return browse({ origin: house.webs[0].origin, path: `/nop-ho-so/${PROCEDURE}/${draft.id}/giay-to/${id}`, token: draft.token });
}

/** Where a content lies. */
export function fileOf({ objects }: House, sha256: string): string {
  return join(objects, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}
