import { error } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import type { CitizenActor } from '#modules/account';
import { coversProcedure, principalOf } from '#modules/citizen';
import { getPrincipal } from '#modules/citizen/server';
import { whatItAsks } from '#modules/dossier/server';
import {
  asksAboutOwner,
  carryOver,
  localiseForm,
  toldIn,
  withCase,
  type CarriedOver,
  type Facts,
  type Form,
  type Told,
} from '#modules/form';
import type { Offers } from '#modules/locker';
import { findOffers, knownOfDossier } from '#modules/locker/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { findCase, hasChannel } from '#modules/procedure';
import { publishedProcedure, type PublishedProcedure } from '#views/catalogue';
import type { DossierPage } from '#views/dossier-page';
import { knownToFill } from '#views/known-to-fill';
import { openOwn } from '../open-own.ts';
import { mayFileAgain } from './may-file-again.ts';

/** What somebody chose before a filing begins. */
export interface Chosen {
  readonly caseId: string | null;
  readonly agencyId: string | null;
}

/** A filing that may begin from an earlier dossier of the person who asks. */
export interface Again {
  readonly actor: CitizenActor;
  readonly earlier: DossierPage;
  readonly target: PublishedProcedure;
  /** The same procedure once more, and not another that follows from it. */
  readonly same: boolean;
  readonly form: Form;
}

/** The dossier an address names and the procedure to begin from it, where that may be; else it is as if there were no such page. */
export async function againHere({
  locals,
  url,
  params,
}: {
  readonly locals: App.Locals;
  readonly url: URL;
  readonly params: { readonly number: string };
}): Promise<Again> {
  const { needs, words, lang } = locals;
  const { actor, ...earlier } = await openOwn(locals, { url, params });
  const code = url.searchParams.get('thu-tuc') ?? earlier.dossier.procedureCode;
  const target = await publishedProcedure(needs.db, code);
  if (!target || !hasChannel(target.revision.content, 'online')) error(404, words('catalogue.unknown', { code: code.slice(0, 40) }));
  if (!coversProcedure(actor, code)) error(403, words('refusal.mandate.not-for-procedure'));
  const same = code === earlier.dossier.procedureCode;
  if (!mayFileAgain(earlier.dossier, { same })) error(409, words('again.not-yet'));
  return { actor, earlier, target, same, form: localiseForm(target.revision.content.form, lang) };
}

/** What goes along into the new filing, as it would begin with these choices. */
export async function carriedInto(again: Again, chosen: Chosen, { needs, words }: App.Locals): Promise<CarriedOver> {
  const { actor, earlier, same, form } = again;
  const { dossier, contents, revision } = earlier;
  const units = await readUnits(needs.db);
  const then = revision.content.form;
  const sayings = { words, unitName: (code: string) => findUnit(units, code)?.name };
  const principal = await getPrincipal(needs.db, principalOf(actor));
  const number = principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber;
  const answers = { told: toldIn(then, contents.answers, sayings), hasOwner: asksAboutOwner(then, contents.answers) };
  const party = { id: dossier.applicantId, kind: principal.kind, number };
  const known = await knownOfDossier({ actor, dossierId: dossier.id, party, answers }, needs);
  return carryOver(form, {
    earlier: same ? (chosen.caseId === null ? contents.answers : withCase(form, contents.answers, chosen.caseId)) : null,
    whole: same && dossier.outcome !== 'approved',
    account: await knownToFill(needs, actor),
    known: { ...toldThere(answers), ...known },
    wishes: contents.answers,
    check: { today: inVietnam(needs.now).toPlainDate().toString(), isUnit: (code) => findUnit(units, code) !== null },
  });
}

/** What the earlier dossier says of things and of others, where the locker keeps nothing of them; of people it asks the locker and the account. */
function toldThere({ told, hasOwner }: { readonly told: readonly Told[]; readonly hasOwner: boolean }): Facts {
  const others = told.filter(({ meaning, of }) => !hasOwner && of === null && !/^(person|organisation)\./u.test(meaning));
  return Object.fromEntries(others.map(({ meaning, value }) => [meaning, value]));
}

/** What the locker has for the papers of the new filing, by component. */
export async function offersFor(
  { actor, target }: Again,
  { chosen, carried }: { readonly chosen: Chosen; readonly carried: CarriedOver },
  { needs }: App.Locals,
): Promise<ReadonlyMap<string, Offers>> {
  const { content } = target.revision;
  const caseId = findCase(content, chosen.caseId)?.id ?? null;
  const begun = { personId: principalOf(actor), agencyId: chosen.agencyId, caseId, channel: 'online' as const, answers: carried.answers };
  return findOffers({ actor, filing: await whatItAsks(begun, target.revision, needs) }, needs);
}

/** The paper that goes along for a component: the very one of the earlier dossier, else the only one there is; where there are several one chooses. */
export function paperToTake({ offered }: Offers, { contents, dossier }: DossierPage): string | null {
  const before = new Set([dossier.resultPaper, ...contents.papers.flatMap(({ sha256, supersededAt }) => (supersededAt ? [] : sha256))]);
  const same = offered.find(({ paper }) => before.has(paper.sha256));
  return same?.paper.id ?? (offered.length === 1 ? (offered[0]?.paper.id ?? null) : null);
}
