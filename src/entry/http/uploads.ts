import { Hono } from 'hono';
import { refuse, type Result } from '#kernel/result';
import { returnPath } from '#modules/account';
import { keepResult, mayKeepResult, ownDraft } from '#modules/dossier/server';
import { onceScanned, receivePaper, type ReceivedPaper } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';
import { problem } from './problem.ts';
import { readMultipart } from './read-multipart.ts';
import { receiveUploads, type UploadRefusal } from './receive-upload.ts';
import { tellTaken } from './tell-taken.ts';
import type { SignedInSurroundings } from './signed-in.ts';

/**
 * Files that pages post: SvelteKit would hold them in memory and stops at 512 KB. Without a script the browser is sent back to
 * the page it came from, with a refusal's code and facts in the address; a script asks for JSON and stays where it is.
 */
export function uploads(): Hono<SignedInSurroundings> {
  return new Hono<SignedInSurroundings>()
    .get('/drafts/:id', async (c) => {
      const draft = await ownDraft(c.var.needs.db, c.var.somebody, c.req.param('id'));
      return draft.ok ? c.json({ files: draft.value.papers }) : problem(c, draft.refusal);
    })
    .post('/drafts/:id', async (c) => {
      const draftId = c.req.param('id');
      const received = await receiveUploads({ actor: c.var.somebody, draftId, request: c.req.raw }, c.var.needs);
      const given = received.ok ? received.value.filter((one) => one.ok || one.refusal.code !== 'paper.missing') : [received];
      const taken = given.length > 0 ? given : [refuse({ code: 'paper.missing' })];
      if (wantsJson(c.req.header('accept'))) {
        const [first] = taken;
        return first?.ok ? c.json(first.value, 201) : problem(c, first!.refusal);
      }
      const component = c.req.query('component') ?? '';
      const back = new URL(returnPath(c.req.query('back'), '/ho-so'), c.var.needs.origin);
      tellTaken(back, { taken, component });
      // The page cannot look again by itself: usually a moment is enough for it to show what was found.
      const hashes = taken.flatMap((one) => (one.ok ? one.value.sha256 : []));
      await onceScanned(c.var.needs.db, hashes, CHECK_PATIENCE);
      return c.redirect(back.href, 303);
    })
    .post('/results/:id', async (c) => {
      const dossierId = c.req.param('id');
      const kept = await receiveResult({ dossierId, request: c.req.raw }, { ...c.var.needs, somebody: c.var.somebody });
      if (wantsJson(c.req.header('accept'))) return kept.ok ? c.json(kept.value, 201) : problem(c, kept.refusal);
      const back = new URL(`/can-bo/ho-so/${encodeURIComponent(dossierId)}/issue`, c.var.needs.origin);
      if (kept.ok) back.search = new URLSearchParams({ result: kept.value.sha256, name: kept.value.name }).toString();
      else sayIn(back, { refusal: kept.refusal, component: 'result' });
      return c.redirect(back.href, 303);
    });
}

const CHECK_PATIENCE = 1500; // milliseconds

type ResultRefusal = UploadRefusal | { readonly code: 'dossier.unknown' };

/** Takes the file of a result from whoever may issue it now; nobody else's bytes are read. */
async function receiveResult(
  asked: { readonly dossierId: string; readonly request: Request },
  needs: RequestNeeds & { readonly somebody: SignedInSurroundings['Variables']['somebody'] },
): Promise<Result<ReceivedPaper, ResultRefusal>> {
  const [actor, dossierId] = [needs.somebody, asked.dossierId];
  const allowed = await mayKeepResult({ actor, dossierId }, needs);
  if (!allowed.ok) return allowed;
  const [kept] = await readMultipart(asked.request, { most: 1 }, async (file): Promise<Result<ReceivedPaper, ResultRefusal>> => {
    if (!file.name) return refuse({ code: 'paper.missing' });
    const received = await receivePaper(file.stream, { declaredName: file.name, limits: needs.paperLimits }, needs);
    if (!received.ok) return received;
    const noted = await keepResult({ actor, dossierId, sha256: received.value.sha256 }, needs);
    return noted.ok ? received : noted;
  });
  return kept ?? refuse({ code: 'paper.missing' });
}

function wantsJson(accept: string | undefined): boolean {
  return accept?.includes('application/json') ?? false;
}

/** A refusal's facts are small and not personal: limits and kinds of files. */
function sayIn(url: URL, said: { readonly refusal: UploadRefusal | { readonly code: string }; readonly component: string }): void {
  const { code, ...facts } = said.refusal;
  url.searchParams.set('issue', code);
  url.searchParams.set('component', said.component);
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'number' || name === 'accepted') url.searchParams.set(name, String(value));
  }
}
