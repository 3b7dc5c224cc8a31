import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { HEAD_BYTES, fileKind } from '../file-kind.ts';
import { judgeKind, roomFor, type PaperRefusal } from '../judge-paper.ts';
import { mediaTypeOf, type PaperLimits, type PaperMediaType } from '../limits.ts';
import { cleanName } from '../paper-name.ts';
import { inspectPaper } from './inspect-paper.ts';
import type { ByteStream, ObjectStore, StagedObject } from './object-store.ts';
import type { Scanner } from './scanner.ts';
import { recordObject, type ObjectToRecord } from './stored-object-store.ts';
import { turns } from './turns.ts';

/** A file that was judged and kept. `name` is for showing only. */
export interface ReceivedPaper {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: PaperMediaType;
  readonly pages: number | null;
  readonly name: string;
}

/** What taking a content in needs; without a scanner nothing is looked over. */
export interface ReceiveNeeds {
  readonly db: Db;
  readonly objects: ObjectStore;
  readonly now: Temporal.Instant;
  readonly scanner?: Scanner | null;
}

/**
 * Takes a file in: hashed while it streams, judged by its content, kept under its hash, and waiting to be looked over for anything
 * harmful where somebody does.
 *
 * What is answered `ok` survives a power cut; what is refused leaves nothing behind. Whether the sender may hand
 * anything in is for the module that asks, before the first byte is read. A refusal may come before the stream
 * has ended: the caller lets go of the rest.
 */
export async function receivePaper(
  stream: ByteStream,
  asked: { readonly declaredName: string; readonly limits: PaperLimits; readonly dossierBytes?: number },
  needs: ReceiveNeeds,
): Promise<Result<ReceivedPaper, PaperRefusal>> {
  const room = roomFor(asked.dossierBytes ?? 0, asked.limits);
  const staged = await needs.objects.stage(stream, room.maxBytes);
  if (!staged.ok) return refuse(room.refusal);

  const judged = await judge(staged.value, asked.limits).catch(async (fault: unknown) => {
    await staged.value.discard();
    throw fault;
  });
  if (!judged.ok) {
    await staged.value.discard();
    return judged;
  }

  const { sha256, size } = staged.value;
  const paper = { sha256, size, mediaType: mediaTypeOf(judged.value.kind), pages: judged.value.pages };
  const kept = await keepForeign(staged.value, paper, needs);
  return kept ? ok({ ...paper, name: cleanName(asked.declaredName) }) : refuse({ code: 'paper.infected' });
}

/**
 * Keeps a content that did not come from us. It is noted before it is put in place, in one transaction: whoever collects what nobody
 * refers to either comes before both or finds it seen. False when it is known to be infected; then nothing is kept.
 */
export async function keepForeign(
  staged: StagedObject,
  paper: Omit<ObjectToRecord, 'scan' | 'storedAt'>,
  needs: ReceiveNeeds,
): Promise<boolean> {
  const wanted = needs.scanner ? 'waiting' : 'unchecked';
  return inTransaction(needs.db, async function keep(trx): Promise<boolean> {
    const scan = await recordObject(trx, { ...paper, storedAt: needs.now, scan: wanted });
    if (scan === 'infected') {
      await staged.discard();
      return false;
    }
    await staged.keep();
    if (scan === 'waiting') {
      await leaveJob(trx, 'scan-paper', { sha256: paper.sha256 }, { key: `scan:${paper.sha256}`, maxAttempts: SCAN_TRIES });
    }
    return true;
  });
}

/** The worker waits longer after each failure: so many tries outlast a scanner that is away for a fortnight. */
const SCAN_TRIES = 25;

// A look into a PDF holds it in memory: at 20 MB each, four at once are enough.
const inTurn = turns(4);

async function judge(staged: StagedObject, limits: PaperLimits): Promise<Awaited<ReturnType<typeof inspectPaper>>> {
  if (staged.size === 0) return refuse({ code: 'paper.empty' });
  const kind = fileKind(staged.head.subarray(0, HEAD_BYTES));
  if (kind !== 'zip') {
    const accepted = judgeKind(kind, limits);
    if (!accepted.ok) return accepted;
  }
  return inTurn(async () => inspectPaper(await staged.read(), limits));
}
