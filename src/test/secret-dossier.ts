import { newId } from '#kernel/ids';
import type { Answer, Asked } from './interface.ts';
import { rightAnswers } from './right-answers.ts';
import { aPdf } from './sample-papers.ts';

/** Words that only their owner, and the offices that settle the dossier, may ever read; no other request contains them. */
export const SECRET = 'Chuyện riêng của người nộp';

/** What somebody else's eyes must not see: a draft or a dossier with a secret in its answers and in the names of its papers. Answers its id. */
export async function aSecretDossier(
  ask: (asked: Asked) => Promise<Pick<Answer, 'status' | 'body'>>,
  of: { readonly token: string; readonly as: 'draft' | 'filed'; readonly today: string },
): Promise<string> {
  const { token } = of;
  const { id } = (await ask({ path: '/dossiers', token, body: { procedureCode: '1.115019' } })).body as { id: string };
  const form = (await ask({ path: `/dossiers/${id}/form`, token })).body;
  const { answers, papers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, of.today);
  await ask({ method: 'PATCH', path: `/dossiers/${id}`, token, body: { answers } });
  await ask({ method: 'PATCH', path: `/dossiers/${id}`, token, body: { answers: { works: { contractor: SECRET } } } });
  for (const component of papers) {
    const file = new FormData();
    file.append('component', component);
    file.append('file', new File([aPdf({ note: component }) as Uint8Array<ArrayBuffer>], `${SECRET}.pdf`));
    await ask({ path: `/dossiers/${id}/papers`, token, form: file });
  }
  if (of.as === 'filed') {
    const sent = await ask({ method: 'POST', path: `/dossiers/${id}/submit`, token, headers: { 'idempotency-key': newId() } });
    if (sent.status !== 200) throw new Error(`It was not filed: ${JSON.stringify(sent.body)}`);
  }
  const shown = await ask({ path: `/dossiers/${id}`, token });
  if (!JSON.stringify(shown.body).includes(SECRET)) throw new Error('Its owner does not see the secret');
  return id;
}
