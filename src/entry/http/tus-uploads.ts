import { Metadata, Server } from '@tus/server';
import { Hono, type Context } from 'hono';
import { ReadableStream } from 'node:stream/web';
import { isId, newId } from '#kernel/ids';
import { troubleIn } from '#kernel/trouble';
import { ownDraft } from '#modules/dossier/server';
import { findUpload, unfinishedUploads, type Upload, type UploadResult } from '#modules/paper/server';
import type { World } from '../../main/world.ts';
import { finishUpload } from './finish-upload.ts';
import { problem } from './problem.ts';
import { roomForUpload } from './room-for-upload.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { UploadBytes } from './upload-bytes.ts';
import { UploadFault } from './upload-fault.ts';
import { UploadHolds } from './upload-hold.ts';

type Asking = Context<SignedInSurroundings>;

/** Where uploads that may break off live. */
export const TUS_PATH = '/uploads/tus';

/** What our programs and those of others say of a file, in `Upload-Metadata`. */
interface Declared {
  readonly draft: string;
  readonly component: string;
  readonly filename: string;
  readonly fingerprint: string | null;
}

/**
 * Files that are sent in pieces and go on where the line broke (tus 1.0 with creation, expiration and termination).
 *
 * Whose draft it is, and whether there is room, is asked before anything reaches the tus server, at every request. Finishing judges the
 * file and puts it to the draft; GET answers how it ended, for whoever missed that answer.
 */
export function tusUploads(world: World): Hono<SignedInSurroundings> {
  const holds = new UploadHolds(world.db);
  const asking = new WeakMap<Request, Asking>();
  const server = new Server({
    path: TUS_PATH,
    relativeLocation: true,
    datastore: new UploadBytes({ db: world.db, parts: world.parts, clock: world.clock, holds }),
    locker: holds,
    lockDrainTimeout: 100,
    disableTerminationForFinishedUploads: true,
    namingFunction: () => newId(),
    // The metadata travels with an upload; whose it is, is our word and not the sender's.
    onUploadCreate: async (request, { metadata }) => ({
      metadata: { ...storable(metadata ?? {}), person: await ownerOf(metadata?.['draft'] ?? '', asking.get(request)) },
    }),
    onUploadFinish: async (request, { id }) => {
      const c = asking.get(request);
      const result = c ? await finishUpload({ actor: c.var.somebody, id }, c.var.needs) : null;
      const answer = c && answerTo(c, result);
      return answer ? { status_code: answer.status, headers: { 'content-type': typeOf(answer) }, body: await answer.text() } : {};
    },
    onResponseError: (_request, fault) => {
      if ('status_code' in fault && fault.status_code < 500) return undefined;
      if (fault instanceof Error && !(fault instanceof UploadFault)) world.reportFault(fault, { requestId: '' });
      return troubleIn(fault) ? { status_code: 503, body: 'The server cannot take it now\n' } : undefined;
    },
  });
  async function pass(c: Asking): Promise<Response> {
    const request = calm(c.req.raw);
    asking.set(request, c);
    const answer = await server.handleWeb(request);
    // Nobody else's page is to send files here.
    for (const name of [...answer.headers.keys()]) if (name.startsWith('access-control-')) answer.headers.delete(name);
    return answer;
  }

  return new Hono<SignedInSurroundings>()
    .on('OPTIONS', '/', pass)
    .post('/', async (c) => {
      const size = Number(c.req.header('upload-length') ?? Number.NaN);
      const declared = declaredIn(c.req.header('upload-metadata'));
      // Nothing is begun that does not say whose draft it is for: nobody would have asked whether it is the sender's.
      if (!declared) return problem(c, { code: 'request.malformed', issues: [{ path: '/', code: 'upload-metadata' }] });
      if (!Number.isSafeInteger(size)) return pass(c);
      if (size <= 0) return problem(c, { code: 'paper.empty' });
      const { draft: draftId } = declared;
      const room = await roomForUpload({ actor: c.var.somebody, draftId, size }, c.var.needs);
      if (!room.ok) return problem(c, room.refusal);
      const begun = await begunBefore({ ...declared, size }, c);
      if (begun) return goingOn(c, begun);
      return pass(c);
    })
    .on(['PATCH', 'DELETE'], '/:id', async (c) => ((await ownUpload(c)) ? pass(c) : problem(c, { code: 'upload.unknown' })))
    .get('/:id', async (c) => {
      const upload = await ownUpload(c);
      if (!upload) return problem(c, { code: 'upload.unknown' });
      // Hono answers HEAD as it answers GET.
      if (c.req.raw.method === 'HEAD') return pass(c);
      return answerTo(c, upload.result) ?? c.json({ received: upload.received, size: upload.size }, 202);
    });
}

/** Whose business the draft is, which is not always who sends: a desk prepares what is somebody else's. */
async function ownerOf(draftId: string, c: Asking | undefined): Promise<string> {
  const draft = c && (await ownDraft(c.var.needs.db, c.var.somebody, draftId));
  return draft?.ok ? draft.value.personId : '';
}

/** A line that is cut ends the body and breaks nothing: what arrived until then is written, also what was only on its way to the disk. */
function calm(request: Request): Request {
  const { url, method, headers, body } = request;
  const until = body ? ReadableStream.from(untilCut(body)) : null;
  return new Request(url, { method, headers, body: until, duplex: 'half' } as RequestInit);
}

async function* untilCut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    // The sender learns by HEAD how much arrived.
  }
}

/** The asker's own upload: one to a draft of theirs. */
async function ownUpload(c: Asking): Promise<Upload | null> {
  const { needs, somebody } = c.var;
  const id = c.req.param('id') ?? '';
  const upload = isId(id) ? await findUpload(needs.db, id) : null;
  return upload && (await ownDraft(needs.db, somebody, upload.draftId)).ok ? upload : null;
}

/** The same file chosen again, after the page was closed or on another device, goes on where it ended. */
async function begunBefore(sent: Declared & { readonly size: number }, c: Asking): Promise<Upload | null> {
  if (!sent.fingerprint) return null;
  const { needs } = c.var;
  const waiting = await unfinishedUploads(needs.db, sent.draft);
  const isSame = (one: Upload): boolean =>
    one.fingerprint === sent.fingerprint && one.component === sent.component && one.size === sent.size;
  return waiting.find((one) => isSame(one) && one.expiresAt > needs.now.toString()) ?? null;
}

function goingOn(c: Asking, { id, received }: Upload): Response {
  const headers = {
    location: `${TUS_PATH}/${id}`,
    'tus-resumable': '1.0.0',
    'upload-offset': String(received),
    'cache-control': 'no-store',
  };
  return c.body(null, 201, headers);
}

function answerTo(c: Asking, result: UploadResult | null): Response | null {
  if (!result) return null;
  if (result.ok) return c.json({ paper: result.paper }, 200);
  return problem(c, result.refusal as Parameters<typeof problem>[1]);
}

function typeOf(answer: Response): string {
  return answer.headers.get('content-type') ?? 'application/json';
}

/** Names and words of a sender's program as a database keeps them. */
function storable(metadata: Readonly<Record<string, string | null>>): Record<string, string | null> {
  const plain = (text: string): string => text.replaceAll('\0', '').toWellFormed();
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [plain(name), value === null ? null : plain(value)]));
}

function declaredIn(header: string | undefined): Declared | null {
  try {
    const { draft, component, filename, fingerprint } = Metadata.parse(header);
    if (!draft || !isId(draft) || !component || component.length > 200) return null;
    return { draft, component, filename: (filename ?? '').slice(0, 500), fingerprint: fingerprint?.slice(0, 100) ?? null };
  } catch {
    return null;
  }
}
