import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ASK_AGAIN_AFTER, type Trouble } from '#kernel/trouble';
import type {
  ActOnDossierRefusal,
  AttachPaperRefusal,
  DigitiseRefusal,
  FileAtCounterRefusal,
  HeldRefusal,
  KeepBroughtRefusal,
  MarkRefusal,
  SaveDraftRefusal,
  StartAtCounterRefusal,
  StartDraftRefusal,
  SubmitRefusal,
  TrackRefusal,
  WriteDeskNoteRefusal,
} from '#modules/dossier/server';
import type { OwnerOnly, PutByRefusal, SharePaperRefusal } from '#modules/locker/server';
import type { PaperRefusal } from '#modules/paper';

/** Everything the interface may refuse with: the use cases' refusals and its own. */
type ApiRefusal =
  | ActOnDossierRefusal
  | AttachPaperRefusal
  | FileAtCounterRefusal
  | KeepBroughtRefusal
  | SaveDraftRefusal
  | StartAtCounterRefusal
  | StartDraftRefusal
  | SubmitRefusal
  | TrackRefusal
  | OwnerOnly
  | PutByRefusal
  | SharePaperRefusal
  | PaperRefusal
  | { readonly code: 'paper.checking' }
  | { readonly code: 'paper.missing' | 'paper.no-room' }
  | { readonly code: 'paper.person-full'; readonly limitMb: number }
  | { readonly code: 'upload.too-many'; readonly most: number }
  | { readonly code: 'upload.unknown' }
  | DigitiseRefusal
  | HeldRefusal
  | MarkRefusal
  | WriteDeskNoteRefusal
  | { readonly code: 'verify.unknown' }
  | { readonly code: 'verify.too-many'; readonly seconds: number }
  | { readonly code: 'draft.asked-for' }
  | { readonly code: 'locker.citizens-only' | 'locker.closed-to-delegates' | 'share.unknown' }
  | { readonly code: 'mandate.not-in-force' | 'mandate.unknown' }
  | { readonly code: 'principal.changed'; readonly mandateId: string | null }
  | { readonly code: 'bulk.empty' }
  | { readonly code: 'bulk.not-yours'; readonly action: string }
  | { readonly code: 'bulk.too-many'; readonly most: number }
  | { readonly code: 'bulk.unknown' }
  | { readonly code: 'queue.officers-only' }
  | { readonly code: 'request.unauthenticated' }
  | { readonly code: 'request.cross-site' }
  | { readonly code: 'request.officers-only' }
  | { readonly code: 'request.key-missing' }
  | { readonly code: 'request.too-large'; readonly limitKb: number }
  | { readonly code: 'request.unknown-path' }
  | { readonly code: 'server.fault' }
  | { readonly code: 'server.unavailable'; readonly trouble: Trouble };

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** One status per refusal; a code that is missing here does not compile. */
export const STATUS = {
  'agency.unknown': 422,
  'bulk.empty': 422,
  'bulk.not-yours': 403,
  'bulk.too-many': 422,
  'bulk.unknown': 404,
  'calendar.ends': 422,
  'check.not-yours': 403,
  'check.place-unknown': 422,
  'check.reason-needed': 422,
  'counter.card-missing': 422,
  'counter.card-not-seen': 422,
  'counter.card-of-another': 422,
  'counter.card-unreadable': 422,
  'counter.count-malformed': 422,
  'counter.delegate-missing': 422,
  'counter.not-at-counter': 409,
  'counter.not-confirmed': 422,
  'counter.not-received-here': 409,
  'counter.not-yours': 403,
  'digitise.not-yours': 403,
  'desk-note.empty': 422,
  'desk-note.not-yours': 403,
  'desk-note.too-long': 422,
  'dossier.already-extended': 409,
  'dossier.already-held': 409,
  'dossier.already-rated': 409,
  'dossier.already-revoked': 409,
  'dossier.assignee-unfit': 422,
  'dossier.changed': 409,
  'dossier.defect-in-form': 422,
  'dossier.defect-unknown': 422,
  'dossier.extension-not-later': 422,
  'dossier.extension-too-late': 409,
  'dossier.incomplete': 422,
  'dossier.no-due-time': 409,
  'dossier.no-earlier-step': 409,
  'dossier.not-allowed': 409,
  'dossier.not-of-step': 409,
  'dossier.not-yours': 403,
  'dossier.opinion-already-asked': 409,
  'dossier.opinion-missing': 409,
  'dossier.opinion-not-asked': 409,
  'dossier.reason-unknown': 422,
  'dossier.reauthenticate': 403,
  'dossier.step-unknown': 422,
  'dossier.supplement-already-asked': 409,
  'dossier.supplement-beyond': 422,
  'dossier.supplement-incomplete': 422,
  'dossier.supplement-still-open': 409,
  'dossier.supplement-too-late': 409,
  'dossier.unknown': 404,
  'draft.asked-for': 409,
  'draft.changed': 409,
  'draft.citizens-only': 403,
  'draft.too-large': 413,
  'draft.too-many': 409,
  'draft.unknown': 404,
  'held.not-yours': 403,
  'locker.citizens-only': 403,
  'locker.closed-to-delegates': 403,
  'locker.owner-only': 403,
  'mandate.not-for-procedure': 403,
  'mandate.not-in-force': 403,
  'mandate.unknown': 404,
  'paper.checking': 409,
  'paper.component-unknown': 422,
  'paper.dossier-full': 413,
  'paper.empty': 422,
  'paper.encrypted': 422,
  'paper.heic': 415,
  'paper.infected': 422,
  'paper.missing': 422,
  'paper.no-room': 503,
  'paper.person-full': 413,
  'paper.picture-too-large': 422,
  'paper.too-large': 413,
  'paper.too-many': 422,
  'paper.unknown': 404,
  'paper.unreadable': 422,
  'paper.wrong-kind': 415,
  'principal.changed': 409,
  'procedure.case-unknown': 422,
  'procedure.not-online': 409,
  'procedure.unknown': 404,
  'put-by.full': 409,
  'put-by.malformed': 422,
  'queue.officers-only': 403,
  'request.cross-site': 403,
  'request.key-missing': 400,
  'request.key-reused': 422,
  'request.malformed': 400,
  'request.officers-only': 403,
  'request.too-large': 413,
  'request.unauthenticated': 401,
  'request.unknown-path': 404,
  'server.fault': 500,
  'server.unavailable': 503,
  'share.malformed': 422,
  'share.not-safe': 409,
  'share.not-standing': 409,
  'share.not-yours': 403,
  'share.sensitive': 403,
  'share.too-many': 409,
  'share.unknown': 404,
  'signature.no-certificate': 422,
  'signature.unavailable': 503,
  'signature.wrong-pin': 422,
  'track.no-match': 404,
  'track.too-many': 429,
  'upload.too-many': 429,
  'upload.unknown': 404,
  'verify.too-many': 429,
  'verify.unknown': 404,
} as const satisfies Record<ApiRefusal['code'], Status>;

/** RFC 9457, with our stable code and, where fields are at fault, each field's path and code. */
export const Problem = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ example: 'dossier.incomplete', enum: Object.keys(STATUS) }),
    requestId: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  })
  .openapi('Problem');

/** Answers a refusal: its code, its facts, and the status the table gives it. */
export function problem(c: Context, refusal: ApiRefusal): Response {
  const { code, ...facts } = refusal;
  const status = STATUS[code];
  const body = { type: 'about:blank', title: code, status, code, requestId: requestIdOf(c), ...facts };
  if (refusal.code === 'server.unavailable') c.header('retry-after', String(ASK_AGAIN_AFTER[refusal.trouble]));
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

/** A request that does not have the shape the description asks for. */
export function malformedRequest(c: Context, issues: readonly { readonly path: string; readonly code: string }[]): Response {
  return problem(c, { code: 'request.malformed', issues });
}

function requestIdOf(c: Context): string | undefined {
  return (c.env as { requestId?: string } | undefined)?.requestId;
}
