import { receivePaper, type ByteStream, type ReceiveNeeds } from '#modules/paper/server';
import type { PaperLimits } from '#modules/paper';
import { inTransaction } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { checksums, LONGEST_MANIFEST, MANIFEST_NAME, readManifest, type ExportedPaper, type Manifest } from '../export.ts';
import { MOST_PUT_BY } from '../put-by.ts';
import { isSameSaid } from '../read-facts.ts';
import { thingIn } from '../thing.ts';
import { insertSaid } from './contest-store.ts';
import { CHECKSUMS, MISSING } from './export-locker.ts';
import { enterThing, findThing, statementsIn, type StatementAbout } from './fact-store.ts';
import type { LockerAsker } from './open-locker.ts';
import { ownerOf, type LockerOwner, type OwnerOnly } from './owner.ts';
import { papersIn } from './paper-store.ts';
import { roomTaken } from './put-by-store.ts';
import { keepPutBy } from './put-paper-by.ts';
import { NotOurArchive, OurArchive, type Extent } from './read-archive.ts';
import { readTypeTable } from './terms-store.postgres.ts';

type Needs = ReceiveNeeds & { readonly paperLimits: PaperLimits };

/** What came of bringing a locker back: how much is new, how much was there, and what was not taken. */
export interface Imported {
  readonly papers: number;
  readonly facts: number;
  readonly known: number;
  readonly refused: number;
}

export type ImportRefusal = OwnerOnly | { readonly code: 'import.not-ours' | 'import.of-another' | 'import.full' };

const LONGEST_TEXT = 4 * 1024 * 1024; // bytes of what could not be taken along

/**
 * Brings back what somebody took away, from this office or another: papers as uploads nobody looked at, facts as their owner's own word. What
 * is there already stays as it is, so a locker that takes in its own archive is the same. A content that is not what the archive says of it is
 * not taken.
 */
export async function importLocker(
  asked: {
    readonly actor: LockerAsker;
    /** By which number one knows whose locker it is. */
    readonly number: string | null;
    readonly stream: ByteStream;
  },
  needs: Needs,
): Promise<Result<Imported, ImportRefusal>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const bringing = new Bringing(owner.value, needs);
  try {
    for await (const { name, bytes } of new OurArchive(asked.stream, (one) => bringing.extentOf(one)).files()) {
      if (name === MANIFEST_NAME) {
        const manifest = readManifest(await textOf(bytes));
        if (!manifest) return refuse({ code: 'import.not-ours' });
        if (asked.number !== null && manifest.of.number !== asked.number) return refuse({ code: 'import.of-another' });
        await bringing.begin(manifest);
      } else if (!(await bringing.takePaper(name, bytes))) return refuse({ code: 'import.full' });
    }
  } catch (fault) {
    if (fault instanceof NotOurArchive) return refuse({ code: 'import.not-ours' });
    throw fault;
  }
  return bringing.manifest ? ok(bringing.done) : refuse({ code: 'import.not-ours' });
}

/** One archive on its way in. */
class Bringing {
  manifest: Manifest | null = null;
  done: Imported = { papers: 0, facts: 0, known: 0, refused: 0 };
  readonly #owner: LockerOwner;
  readonly #needs: Needs;
  #papers = new Map<string, ExportedPaper>();
  #there = new Set<string>();

  constructor(owner: LockerOwner, needs: Needs) {
    this.#owner = owner;
    this.#needs = needs;
  }

  extentOf(name: string): Extent {
    if (name === MANIFEST_NAME) return this.manifest ? null : { most: LONGEST_MANIFEST };
    if (name === CHECKSUMS && this.manifest) return { size: Buffer.byteLength(checksums(this.manifest.papers)) };
    if (name === MISSING) return { most: LONGEST_TEXT };
    const size = this.#papers.get(name)?.size;
    return size === undefined ? null : { size };
  }

  /** Facts first: they need no file. */
  async begin(manifest: Manifest): Promise<void> {
    const { db } = this.#needs;
    const { partyId } = this.#owner;
    this.manifest = manifest;
    this.#papers = new Map(manifest.papers.flatMap((paper) => (paper.file === null ? [] : [[paper.file, paper] as const])));
    this.#there = new Set((await papersIn(db, { partyId, procedures: null })).map(keyOf));
    const facts = await bringFacts(manifest, { owner: this.#owner, needs: this.#needs });
    this.done = { ...this.done, facts };
  }

  /** Keeps one paper unless it is there; false when there is no more room. */
  async takePaper(name: string, bytes: ByteStream): Promise<boolean> {
    const said = this.#papers.get(name);
    if (!said) return true;
    if (this.#there.has(keyOf(said))) return this.#count('known');
    const taken = await roomTaken(this.#needs.db, this.#owner.partyId);
    if (taken.papers >= MOST_PUT_BY.papers || taken.bytes >= MOST_PUT_BY.bytes) return false;
    const { terms } = await readTypeTable(this.#needs.db);
    const known = said.type === null ? undefined : terms.get(said.type);
    if (!known || known.holding === 'never') return this.#count('refused');
    const received = await receivePaper(bytes, { declaredName: said.fileName, limits: this.#needs.paperLimits }, this.#needs);
    if (!received.ok || received.value.sha256 !== said.sha256) return this.#count('refused');
    const { type, number, issuedOn, expiresOn } = { ...said, type: known.type };
    const content = { ...received.value, name: said.fileName };
    await keepPutBy(
      { owner: this.#owner, said: { type, number, issuedOn, expiresOn }, content, name: said.name, own: said.own },
      this.#needs,
    );
    return this.#count('papers');
  }

  #count(what: keyof Imported): true {
    this.done = { ...this.done, [what]: this.done[what] + 1 };
    return true;
  }
}

/** Keeps as their owner's word what holds in the archive and nobody said here; answers how much that is. */
async function bringFacts(
  { facts, things }: Manifest,
  { owner, needs }: { readonly owner: LockerOwner; readonly needs: Needs },
): Promise<number> {
  return inTransaction(needs.db, async function bring(trx) {
    const there = await statementsIn(trx, { partyId: owner.partyId, procedures: null });
    let brought = 0;
    for (const { thing, fact } of [
      ...facts.map((one) => ({ thing: null, fact: one })),
      ...things.flatMap((one) => one.facts.map((told) => ({ thing: one, fact: told }))),
    ]) {
      if (!fact.holds || fact.from === 'account') continue;
      const thingId = thing && (await thingHere(thing, there));
      const known = there.some((one) => one.meaning === fact.meaning && one.thingId === thingId && isSameSaid(one.value, fact.value));
      if (known) continue;
      const { meaning, label, value, told } = fact;
      const about = thing ? (thingId ?? (await enter(thing))) : null;
      const at = needs.now.toString();
      const word = { partyId: owner.partyId, personId: owner.personId, thingId: about, meaning, label, value, told, at, confirmedBy: null };
      await insertSaid(trx, word);
      brought += 1;
    }
    return brought;

    /** The thing as it is known here: the same one, or one of the same number. */
    async function thingHere(thing: Manifest['things'][number], known: readonly StatementAbout[]): Promise<string | null> {
      if (known.some(({ thingId }) => thingId === thing.id)) return thing.id;
      return findThing(trx, { partyId: owner.partyId, kind: thing.kind, key: keyOfThing(thing) });
    }

    function enter(thing: Manifest['things'][number]): Promise<string> {
      const known = { kind: thing.kind, key: keyOfThing(thing) };
      return enterThing(trx, { partyId: owner.partyId, before: known.key, thing: known, at: needs.now.toString() });
    }
  });
}

/** By what one knows a thing that was brought: its number, or, while it has none, the archive's own name for it. */
function keyOfThing({ id, kind, facts }: Manifest['things'][number]): string {
  const said = Object.fromEntries(facts.flatMap(({ meaning, value, holds }) => (holds ? [[meaning, value] as const] : [])));
  return thingIn(kind, said)?.key ?? `brought:${id}`;
}

function keyOf({ type, sha256 }: { readonly type: string | null; readonly sha256: string }): string {
  return `${type ?? ''} ${sha256}`;
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
