import { calendarOf, findAgency } from '#modules/agency/server';
import { dueTime } from '#modules/calendar/server';
import { getPrincipal } from '#modules/citizen/server';
import { attachPaper } from '#modules/dossier/server';
import { asksAboutOwner, caseIn, placedControls, toldIn } from '#modules/form';
import type { Offers } from '#modules/locker';
import { findOffers, offeredPaper, type FilingAsks } from '#modules/locker/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { agenciesFor, calendarLimit, limitFor } from '#modules/procedure';
import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import type { OwnFiling } from './own-filing.ts';

/** What the locker has for one component, in words. */
export interface ShownOffers {
  readonly offered: readonly { readonly id: string; readonly name: string; readonly about: string; readonly href: string }[];
  /** What is there and why it is not offered. */
  readonly withheld: readonly string[];
}

const MOST_OFFERED = 3;
const MOST_WITHHELD = 2;

/** What the locker of whom a filing is for has for its components, by component; nothing for those that need nothing. */
export async function offersHere(
  { actor }: OwnFiling,
  filing: FilingAsks,
  locals: App.Locals,
): Promise<Readonly<Record<string, ShownOffers>>> {
  const found = await findOffers({ actor, filing }, locals.needs);
  const shown = [...found].map(([component, offers]) => [component, showOffers(offers, locals)] as const);
  return Object.fromEntries(shown.filter(([, { offered, withheld }]) => offered.length + withheld.length > 0));
}

/** Puts a paper of the locker to a component of a draft, as it is now: what happens to it later changes nothing here. */
export async function useFromLocker(
  filing: OwnFiling,
  { component, paperId }: { readonly component: string; readonly paperId: string },
  locals: App.Locals,
): Promise<Awaited<ReturnType<typeof attachPaper>> | Awaited<ReturnType<typeof offeredPaper>>> {
  const { actor, draft } = filing;
  const offered = await offeredPaper({ actor, filing: await askedBy(filing, locals), component, paperId }, locals.needs);
  if (!offered.ok) return offered;
  const { sha256, fileName } = offered.value;
  return attachPaper({ actor, draftId: draft.id, component, sha256, name: fileName, origin: 'locker' }, locals.needs);
}

/** A filing under way, as the locker is asked about it. */
export async function askedBy(filing: OwnFiling, { needs, words }: App.Locals): Promise<FilingAsks> {
  const { draft, form, revision, today } = filing;
  const principal = await getPrincipal(needs.db, draft.personId);
  const units = await readUnits(needs.db);
  const agency = agenciesFor(revision.content.handling, draft.agencyId)?.agencyId ?? null;
  const unit = agency === null ? null : ((await findAgency(needs.db, agency))?.unitCode ?? null);
  const uploads = new Set(
    placedControls(form).flatMap(({ control: { options } }) => (options.paper?.supply === 'upload' ? options.paper.component : [])),
  );
  const number = principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber;
  const sayings = { words, unitName: (code: string) => findUnit(units, code)?.name };
  return {
    party: { id: draft.personId, kind: principal.kind, number },
    answers: { told: toldIn(form, draft.answers, sayings), hasOwner: asksAboutOwner(form, draft.answers) },
    filedOn: today,
    decidedOn: await decidedOn(filing, { agency, needs }),
    units: unit === null ? [] : [unit, findUnit(units, unit)?.provinceCode ?? unit],
    components: revision.content.components.filter(({ id }) => uploads.has(id)),
  };
}

/** The day by which the office should decide, were it received now; today where nobody promises any. */
async function decidedOn(
  { draft, revision, today }: OwnFiling,
  { agency, needs }: { readonly agency: string | null; readonly needs: App.Locals['needs'] },
): Promise<string> {
  const caseId = caseIn(draft.answers) ?? draft.caseId ?? revision.content.cases[0]?.id ?? '';
  const limit = calendarLimit(limitFor(revision.content, { caseId, channel: draft.channel }));
  const due = limit === null || agency === null ? null : dueTime(needs.now, limit, await calendarOf(needs.db, agency));
  return due?.ok ? inVietnam(due.value).toPlainDate().toString() : today;
}

function showOffers({ offered, withheld }: Offers, { words }: App.Locals): ShownOffers {
  return {
    offered: offered.slice(0, MOST_OFFERED).map(({ paper, checkedAgain }) => ({
      id: paper.id,
      name: paper.number === null ? paper.name : `${paper.name} ${paper.number}`,
      about: [
        paper.issuedOn && words('locker.paper.issued', { day: showDay(paper.issuedOn) }),
        paper.expiresOn && words('locker.validity.valid', { day: showDay(paper.expiresOn) }),
        words(checkedAgain ? 'locker.offer.again' : 'locker.offer.sure'),
      ]
        .filter(Boolean)
        .join(' · '),
      href: `/kho/giay-to/${paper.id}`,
    })),
    withheld: withheld
      .slice(0, MOST_WITHHELD)
      .map(({ paper, because: [first] }) =>
        words(`locker.withheld.${first}`, { name: paper.name, day: paper.expiresOn === null ? '' : showDay(paper.expiresOn) }),
      ),
  };
}
