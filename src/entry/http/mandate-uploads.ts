import { Hono } from 'hono';
import { refuse, type Result } from '#kernel/result';
import { givePaper, mayGivePaper } from '#modules/citizen/server';
import { receivePaper } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';
import { problem } from './problem.ts';
import { readMultipart } from './read-multipart.ts';
import type { UploadRefusal } from './receive-upload.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { tellTaken } from './tell-taken.ts';

type Somebody = SignedInSurroundings['Variables']['somebody'];
type MandateUploadRefusal =
  | Extract<UploadRefusal, { code: `paper.${string}` }>
  | { readonly code: 'mandate.unknown' | 'mandate.not-yours' | 'mandate.over' | 'mandate.paper-missing' | 'mandate.changed' };

/** The paper behind a mandate: the registration an organisation is claimed with, or what a desk records. */
export function mandateUploads(): Hono<SignedInSurroundings> {
  return new Hono<SignedInSurroundings>().post('/:id', async (c) => {
    const { needs, somebody } = c.var;
    const mandateId = c.req.param('id');
    const taken = await receiveMandatePaper({ actor: somebody, mandateId, request: c.req.raw }, needs);
    if (!taken.ok && taken.refusal.code.startsWith('mandate.')) return problem(c, { code: 'mandate.unknown' });
    const isDesk = somebody.kind === 'officer';
    const back = new URL(`${isDesk ? '/can-bo/uy-quyen' : '/tai-khoan/to-chuc'}/${encodeURIComponent(mandateId)}`, needs.origin);
    if (!taken.ok) tellTaken(back, { taken: [taken as Result<never, UploadRefusal>], component: 'mandate' });
    else if (isDesk) back.searchParams.set('done', 'recorded');
    else back.href = new URL('/tai-khoan/uy-quyen?done=claimed', needs.origin).href;
    return c.redirect(back.href, 303);
  });
}

async function receiveMandatePaper(
  asked: { readonly actor: Somebody; readonly mandateId: string; readonly request: Request },
  needs: RequestNeeds,
): Promise<Result<null, MandateUploadRefusal>> {
  const { actor, mandateId } = asked;
  const allowed = await mayGivePaper({ actor, mandateId }, needs);
  if (!allowed.ok) return refuse({ code: allowed.refusal.code });
  const [kept] = await readMultipart(asked.request, { most: 1 }, async (file): Promise<Result<null, MandateUploadRefusal>> => {
    if (!file.name) return refuse({ code: 'paper.missing' });
    const received = await receivePaper(file.stream, { declaredName: file.name, limits: needs.paperLimits }, needs);
    if (!received.ok) return received;
    const { sha256, name, mediaType } = received.value;
    const given = await givePaper({ actor, mandateId, paper: { sha256, name, mediaType } }, needs);
    return given.ok ? given : refuse({ code: given.refusal.code });
  });
  return kept ?? refuse({ code: 'paper.missing' });
}
