import { Hono } from 'hono';
import { ok, refuse, type Result } from '#kernel/result';
import { returnPath } from '#modules/account';
import { principalOf } from '#modules/citizen';
import { getPrincipal } from '#modules/citizen/server';
import type { TypedPaper } from '#modules/locker';
import { importLocker, mayPutBy, putPaperBy, type Imported, type ImportRefusal, type PutByRefusal } from '#modules/locker/server';
import { listPaperTypes, onceScanned, receivePaper } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';
import { problem } from './problem.ts';
import { readMultipart } from './read-multipart.ts';
import type { UploadRefusal } from './receive-upload.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { tellTaken } from './tell-taken.ts';

type Somebody = SignedInSurroundings['Variables']['somebody'];
type PaperRefusal = Extract<UploadRefusal, { code: `paper.${string}` }>;
type LockerUploadRefusal = PutByRefusal | PaperRefusal | { readonly code: 'principal.changed' };

/** Papers that somebody puts by ahead of need, and whole lockers that they bring back. Both carry in whose name their page was opened. */
export function lockerUploads(): Hono<SignedInSurroundings> {
  return new Hono<SignedInSurroundings>()
    .post('/', async (c) => {
      const { needs, somebody } = c.var;
      const principal = c.req.query('principal') ?? '';
      const taken = await receiveLockerPaper({ actor: somebody, principal, request: c.req.raw }, needs);
      if (taken.ok) {
        await onceScanned(needs.db, [taken.value.sha256], CHECK_PATIENCE);
        return c.redirect(new URL(`/kho/giay-to/${taken.value.paperId}/chi-tiet?xong=da-cat`, needs.origin).href, 303);
      }
      const back = new URL(returnPath('/kho/them', '/kho'), needs.origin);
      const { refusal } = taken;
      if (refusal.code === 'put-by.malformed')
        for (const { field, code } of refusal.issues) back.searchParams.append('wrong', `${field}~${code}`);
      else if (refusal.code === 'locker.owner-only') return problem(c, refusal);
      else tellTaken(back, { taken: [refuse(refusal) as Result<never, UploadRefusal>], component: '' });
      // A type and days name nobody; a number might.
      for (const field of ['type', 'issuedOn', 'expiresOn'] as const)
        if (taken.typed?.[field]) back.searchParams.set(field, taken.typed[field]);
      return c.redirect(back.href, 303);
    })
    .post('/archive', async (c) => {
      const { needs, somebody } = c.var;
      const back = new URL('/kho/tai-ve', needs.origin);
      const brought = await receiveArchive({ actor: somebody, principal: c.req.query('principal') ?? '', request: c.req.raw }, needs);
      if (brought.ok) for (const [name, count] of Object.entries(brought.value)) back.searchParams.set(name, String(count));
      else if (brought.refusal.code === 'locker.owner-only') return problem(c, brought.refusal);
      else back.searchParams.set('issue', brought.refusal.code);
      return c.redirect(back.href, 303);
    });
}

const CHECK_PATIENCE = 1500; // milliseconds

/** Takes one paper for the locker of whom the page was opened for; whose it is and what is said of it is asked before the first byte is read. */
export async function receiveLockerPaper(
  asked: { readonly actor: Somebody; readonly principal: string; readonly request: Request },
  needs: RequestNeeds,
): Promise<Result<{ readonly paperId: string; readonly sha256: string }, LockerUploadRefusal> & { readonly typed?: TypedPaper }> {
  const { actor, principal } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'locker.owner-only' });
  if (principal !== principalOf(actor)) return refuse({ code: 'principal.changed' });
  let said: TypedPaper | undefined;
  const [kept] = await readMultipart(
    asked.request,
    { most: 1 },
    async (file): Promise<Result<{ readonly paperId: string; readonly sha256: string }, LockerUploadRefusal>> => {
      const text = (name: string): string => file.fields[name] ?? '';
      const typed = { type: text('type'), number: text('number'), issuedOn: text('issuedOn'), expiresOn: text('expiresOn') };
      said = typed;
      const allowed = await mayPutBy({ actor, typed }, needs);
      if (!allowed.ok) return allowed;
      if (!file.name) return refuse({ code: 'paper.missing' });
      const received = await receivePaper(file.stream, { declaredName: file.name, limits: needs.paperLimits }, needs);
      if (!received.ok) return received;
      const typeName = (await listPaperTypes(needs.db)).find(({ type }) => type === typed.type)?.name ?? typed.type;
      const put = await putPaperBy({ actor, typed, content: received.value, typeName }, needs);
      return put.ok ? ok({ paperId: put.value.paperId, sha256: received.value.sha256 }) : put;
    },
  );
  return { ...(kept ?? refuse({ code: 'paper.missing' as const })), ...(said && { typed: said }) };
}

async function receiveArchive(
  asked: { readonly actor: Somebody; readonly principal: string; readonly request: Request },
  needs: RequestNeeds,
): Promise<Result<Imported, ImportRefusal | { readonly code: 'principal.changed' | 'paper.missing' }>> {
  const { actor, principal } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'locker.owner-only' });
  if (principal !== principalOf(actor)) return refuse({ code: 'principal.changed' });
  const whose = await getPrincipal(needs.db, principal);
  const number = whose.kind === 'person' ? whose.person.cccd : whose.organisation.taxNumber;
  const [brought] = await readMultipart(
    asked.request,
    { most: 1 },
    async (file): Promise<Result<Imported, ImportRefusal | { readonly code: 'paper.missing' }>> =>
      file.name ? importLocker({ actor, number, stream: file.stream }, needs) : refuse({ code: 'paper.missing' }),
  );
  return brought ?? refuse({ code: 'paper.missing' });
}
