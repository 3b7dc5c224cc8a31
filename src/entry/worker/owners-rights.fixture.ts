import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import { findOffers, openLocker, putPaperBy, type FilingAsks, type Locker } from '#modules/locker/server';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';

export const NOW = at('2026-08-11T10:00');

export const TYPED = { type: 'certificate', number: '12/GCN', issuedOn: '01/02/2026', expiresOn: '01/02/2027' };

interface Content {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** People with lockers, an office, a type of paper that is kept and one that is sensitive. */
export function lockerOwners(lent: { readonly db: Db; readonly ownerDb: Db }): LockerOwners {
  const owners = new LockerOwners(lent);
  beforeAll(() => owners.settle());
  return owners;
}

export class LockerOwners {
  readonly #lent: { readonly db: Db; readonly ownerDb: Db };
  #world: (World & { readonly citizens: readonly CitizenActor[] }) | null = null;
  #next = 0;

  constructor(lent: { readonly db: Db; readonly ownerDb: Db }) {
    this.#lent = lent;
  }

  get world(): World {
    return this.#world!;
  }

  async settle(): Promise<void> {
    const { db, ownerDb } = this.#lent;
    this.#world = await settleWorld(db, { citizens: 18 });
    await sql`insert into paper_type (type, name, gloss, note) values ('certificate', 'Certificate', '', ''), ('secret', 'Secret', '', '')`.execute(
      db,
    );
    await sql`insert into paper_terms (type, holding) values ('certificate', 'kept'), ('secret', 'sensitive')`.execute(db);
    await ownerDb.connection().execute(async (owner) => {
      await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
      await sql`update procedure_revision set components = jsonb_set(components, '{1,paperType}', '"certificate"')`.execute(owner);
      await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
    });
  }

  /** Somebody nobody has spoken of yet. */
  somebody(): CitizenActor {
    return this.#world!.citizens[this.#next++]!;
  }

  async content(): Promise<Content> {
    const sha256 = createHash('sha256').update(randomBytes(8)).digest('hex');
    await sql`
      insert into stored_object (sha256, size, media_type, stored_at) values (${sha256}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
      this.#lent.db,
    );
    return { sha256, name: 'mine.pdf', mediaType: 'application/pdf', size: 1000 };
  }

  async put(actor: CitizenActor, more: Partial<typeof TYPED> = {}): Promise<string> {
    const kept = { actor, typed: { ...TYPED, ...more }, content: await this.content(), typeName: 'Certificate' };
    return expectOk(await putPaperBy(kept, needsAt(this.world, NOW))).paperId;
  }

  async lockerOf(actor: CitizenActor): Promise<Locker> {
    return expectOk(await openLocker({ actor, account: [] }, needsAt(this.world, NOW)));
  }

  async offeredTo(actor: CitizenActor): Promise<readonly string[]> {
    const filing: FilingAsks = {
      party: { id: actor.actingFor?.id ?? actor.personId, kind: 'person', number: null },
      answers: { told: [], hasOwner: false },
      ...{ filedOn: '2026-08-11', decidedOn: '2026-08-20', units: [] },
      components: [{ id: 'certificate', code: null, paperType: 'certificate' }],
    };
    const offers = await findOffers({ actor, filing }, needsAt(this.world, NOW));
    return (offers.get('certificate')?.offered ?? []).map(({ paper }) => paper.id);
  }

  /** Files with a certificate of this content; answers the dossier. */
  async file(actor: CitizenActor, sha256: string): Promise<string> {
    const needs = needsAt(this.world, FILED_AT);
    const { draftId } = expectOk(await startDraft({ actor, procedureCode: this.world.procedureCode }, needs));
    expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
    const asked = await this.content();
    expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: asked.sha256, name: 'a.pdf' }, needs));
    expectOk(await attachPaper({ actor, draftId, component: 'certificate', sha256, name: 'certificate.pdf' }, needs));
    return expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs)).dossierId;
  }
}

/** Somebody who acts for another by a mandate. */
export function delegateOf(principal: CitizenActor, actor: CitizenActor): CitizenActor {
  const whose = { kind: 'person', id: principal.personId, name: 'Principal' } as const;
  return { ...actor, actingFor: { ...whose, mandateId: newId(), as: 'delegate', procedures: null, until: null } };
}
