import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { mayBePutBy, MOST_PUT_BY, readPutBy, type PutByIssue, type SaidOfPaper, type TypedPaper } from '../put-by.ts';
import type { LockerAsker } from './open-locker.ts';
import { ownerOf, type LockerOwner, type OwnerOnly } from './owner.ts';
import { keepPaper, papersIn } from './paper-store.ts';
import { forgetPutBy, roomTaken, unusedSince } from './put-by-store.ts';
import { holdLocker } from './taken-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** A content the paper module has just kept; its hash never comes from the outside. */
interface KeptContent {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

export type PutByRefusal =
  | OwnerOnly
  | { readonly code: 'put-by.malformed'; readonly issues: readonly PutByIssue[] }
  | { readonly code: 'put-by.full'; readonly most: number; readonly limitMb: number };

/** Which types of paper somebody may put by ahead of need. */
export async function putByTypes(needs: { readonly db: Db }): Promise<readonly string[]> {
  const { terms } = await readTypeTable(needs.db);
  return [...terms.values()].filter(mayBePutBy).map(({ type }) => type);
}

/** Whether an owner may put a paper by now, and what they say of it; asked before the first byte is read. */
export async function mayPutBy(
  asked: { readonly actor: LockerAsker; readonly typed: TypedPaper },
  needs: Needs,
): Promise<Result<{ readonly owner: LockerOwner; readonly said: SaidOfPaper }, PutByRefusal>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const { terms } = await readTypeTable(needs.db);
  const said = readPutBy(asked.typed, { types: terms, today: inVietnam(needs.now).toPlainDate().toString() });
  if (!said.ok) return said;
  const taken = await roomTaken(needs.db, owner.value.partyId);
  const { papers, bytes } = MOST_PUT_BY;
  if (taken.papers >= papers || taken.bytes >= bytes) return refuse({ code: 'put-by.full', most: papers, limitMb: bytes / (1024 * 1024) });
  return ok({ owner: owner.value, said: said.value });
}

/**
 * Puts a paper by before anybody asks for it: an upload nobody looked at. The same content as the same type is there once; what an office
 * said of it counts before what its owner says.
 */
export async function putPaperBy(
  asked: { readonly actor: LockerAsker; readonly typed: TypedPaper; readonly content: KeptContent; readonly typeName: string },
  needs: Needs,
): Promise<Result<{ readonly paperId: string }, PutByRefusal>> {
  const allowed = await mayPutBy(asked, needs);
  if (!allowed.ok) return allowed;
  const { owner, said } = allowed.value;
  return ok({ paperId: await keepPutBy({ owner, said, content: asked.content, name: asked.typeName, own: true }, needs) });
}

/** Keeps what an owner put by, whoever asked them. */
export async function keepPutBy(
  asked: {
    readonly owner: LockerOwner;
    readonly said: SaidOfPaper;
    readonly content: KeptContent;
    readonly name: string;
    /** Of the owner, and not of somebody they helped. */
    readonly own: boolean;
  },
  needs: Needs,
): Promise<string> {
  const { owner, said, content } = asked;
  return inTransaction(needs.db, async function put(trx) {
    await holdLocker(trx, owner.partyId);
    const { terms } = await readTypeTable(trx);
    const there = await papersIn(trx, { partyId: owner.partyId, procedures: null, types: [said.type] });
    const same = there.find(({ sha256 }) => sha256 === content.sha256) ?? null;
    return keepPaper(trx, owner.partyId, {
      ...{ type: said.type, sha256: content.sha256, mediaType: content.mediaType, size: content.size },
      ...{ name: same?.name ?? asked.name, fileName: content.name },
      // Whoever brings a paper that names its holder need not be the one.
      holderId: asked.own && terms.get(said.type)?.namesHolder !== true ? owner.partyId : null,
      ...{ number: same?.number ?? said.number, issuerId: null },
      ...{ issuedOn: same?.issuedOn ?? said.issuedOn, expiresOn: same?.expiresOn ?? said.expiresOn },
      ...{ about: null, scope: null, origins: [] },
      putBy: { at: needs.now.toString(), personId: owner.personId },
    });
  });
}

/** Takes back what was put by and never handed in. What stands in a dossier stays. */
export async function takePutByBack(
  asked: { readonly actor: LockerAsker; readonly paperId: string },
  needs: { readonly db: Db },
): Promise<Result<null, OwnerOnly | { readonly code: 'paper.unknown' }>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const { partyId } = owner.value;
  const gone = isId(asked.paperId) && (await inTransaction(needs.db, (trx) => forgetPutBy(trx, { paperId: asked.paperId, partyId })));
  return gone ? ok(null) : refuse({ code: 'paper.unknown' });
}

const AT_ONCE = 200;

/** Forgets what was put by so long ago and never used; answers how many. What is left is for the next time. */
export async function forgetUnused(asked: { readonly before: Temporal.Instant }, needs: { readonly db: Db }): Promise<number> {
  const unused = await unusedSince(needs.db, { before: asked.before.toString(), limit: AT_ONCE });
  let forgotten = 0;
  for (const paperId of unused) forgotten += Number(await inTransaction(needs.db, (trx) => forgetPutBy(trx, { paperId })));
  return forgotten;
}
