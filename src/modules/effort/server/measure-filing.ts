import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import type { DossierFact } from '#modules/dossier';
import { findDossier, getContents, whatItAsks, type Contents, type Dossier } from '#modules/dossier/server';
import { answeredIn } from '#modules/form';
import { findHeld } from '#modules/locker/server';
import type { Revision } from '#modules/procedure';
import { getRevision } from '#modules/procedure/server';
import { countAsked, isAskedAgain, type AskedItem } from '../asked-item.ts';
import { askedIn } from '../measured.ts';
import { tripsAvoided } from '../trips-avoided.ts';
import { findEffort, forgetEffort } from './effort-store.ts';
import { isMeasured, keepMeasured, keepTrips } from './measured-store.ts';

/**
 * Measures what a filing took and what it asked although it was held, soon after it was filed; later only the ways it saved are counted
 * anew. Done twice it changes nothing. Kept are numbers, and no answer of anybody.
 */
export async function measureFiling({ dossierId }: { readonly dossierId: string }, needs: { readonly db: Db }): Promise<void> {
  const found = await findDossier(needs.db, dossierId);
  if (!found) return;
  const { dossier, facts } = found;
  if (await isMeasured(needs.db, dossierId)) {
    await keepTrips(needs.db, { dossierId, trips: tripsAvoided(facts) });
    return;
  }
  const revision = await getRevision(needs.db, dossier.revisionId);
  const contents = await getContents(needs.db, dossierId);
  const effort = await findEffort(needs.db, dossierId);
  const items = await itemsOf({ dossier, revision, contents, laidIn: effort?.laidIn ?? null }, needs);
  const filedAt = Temporal.Instant.from(dossier.filedAt);
  await inTransaction(needs.db, async function keep(trx) {
    await keepMeasured(trx, {
      dossierId,
      procedureCode: dossier.procedureCode,
      agencyId: dossier.agencyId,
      year: inVietnam(filedAt).year,
      filedAt: filedAt.toString(),
      activeSeconds: isOnPages(facts) && effort !== null && effort.activeSeconds > 0 ? effort.activeSeconds : null,
      fields: countAsked(items, 'field'),
      papers: countAsked(items, 'paper'),
      tripsAvoided: tripsAvoided(facts),
      again: items.flatMap((one) => (isAskedAgain(one) && one.item !== null ? { kind: one.kind, item: one.item, label: one.label } : [])),
    });
    await forgetEffort(trx, dossierId);
  });
}

interface Filed {
  readonly dossier: Dossier;
  readonly revision: Revision;
  readonly contents: Contents;
  /** Null: nobody filled it in on our pages. */
  readonly laidIn: Readonly<Record<string, unknown>> | null;
}

async function itemsOf({ dossier, revision, contents, laidIn }: Filed, { db }: { readonly db: Db }): Promise<readonly AskedItem[]> {
  const { form } = revision.content;
  const { answers } = contents;
  const filedAt = Temporal.Instant.from(dossier.filedAt);
  const { agencyId, applicantId, caseId, channel } = dossier;
  const filing = await whatItAsks({ personId: applicantId, agencyId, caseId, channel, answers }, revision, { db, now: filedAt });
  const given = Map.groupBy(
    contents.papers.filter(({ round }) => round === 0),
    ({ component }) => component,
  );
  const asked = answeredIn(form, answers).flatMap(({ meaning, of }) => (meaning === null ? [] : { meaning, of }));
  const held = await findHeld({ filing, dossierId: dossier.id, asked: { components: [...given.keys()], answers: asked } }, { db });
  const before = (at: string): boolean => Temporal.Instant.compare(Temporal.Instant.from(at), filedAt) < 0;
  const facts = [...held.facts].filter(([, { confirmedAt }]) => confirmedAt !== null && before(confirmedAt));
  return askedIn({
    ...{ form, answers, laidIn },
    heldFacts: new Map(facts.map(([meaning, { value }]) => [meaning, value])),
    papers: [...given].map(([component, files]) => {
      const there = held.papers.get(component);
      return {
        component,
        name: revision.content.components.find(({ id }) => id === component)?.name ?? component,
        fromLocker: files.every(({ origin }) => origin === 'locker'),
        held: there !== undefined && before(there.firstAt),
      };
    }),
  });
}

/** Filled in by whoever files, and not at a counter: there the officer's time is measured, not theirs. */
function isOnPages(facts: readonly DossierFact[]): boolean {
  return facts.some((fact) => fact.type === 'filed' && fact.by.kind === 'citizen' && fact.data.channel === 'online');
}
