import { attachPaper, whatItAsks } from '#modules/dossier/server';
import { fetchNational, findOffers, mayAskNational, offeredPaper, type FilingAsks, type FoundOffers } from '#modules/locker/server';
import { showDay } from '#kernel/typed-day';
import type { OwnFiling } from './own-filing.ts';

/** What the locker has for one component, in words. */
export interface ShownOffers {
  readonly offered: readonly { readonly id: string; readonly name: string; readonly about: string; readonly href: string }[];
  /** What is there and why it is not offered. */
  readonly withheld: readonly string[];
  /** The rest of it, for who wants to know. */
  readonly more: { readonly offered: ShownOffers['offered']; readonly withheld: readonly string[] };
  /** Whether the country's locker may be asked for it. */
  readonly elsewhere: boolean;
}

const MOST_OFFERED = 3;
const MOST_WITHHELD = 2;
/** How many of each are to be had by opening the rest; whoever has more of one type looks into the locker itself. */
const MOST_MORE = 10;
const MOST_LOOKED_AT = 100;

/** What the locker of whom a filing is for has for its components, by component; nothing for those that need nothing. */
export async function offersHere(
  { actor }: OwnFiling,
  filing: FilingAsks,
  locals: App.Locals,
): Promise<Readonly<Record<string, ShownOffers>>> {
  const found = await findOffers({ actor, filing }, locals.needs);
  const mayAsk = locals.needs.national !== null && mayAskNational(actor, filing);
  const shown = [...found].map(([component, offers]) => {
    const elsewhere = mayAsk && offers.elsewhere && offers.offered.length === 0;
    return [component, showOffers({ ...offers, elsewhere }, locals)] as const;
  });
  return Object.fromEntries(shown.filter(([, { offered, withheld, elsewhere }]) => elsewhere || offered.length + withheld.length > 0));
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

/** Looks in the country's locker for what a component asks for; what is found is offered on the page from then on. Refused with a code. */
export async function lookElsewhere(filing: OwnFiling, component: string, locals: App.Locals): Promise<string | null> {
  const { actor, draft } = filing;
  const asked = { actor, filing: await askedBy(filing, locals), procedureCode: draft.procedureCode, component };
  const found = await fetchNational(asked, locals.needs);
  return found.ok ? null : found.refusal.code;
}

/** A filing under way, as the locker is asked about it. */
export async function askedBy({ draft, revision }: OwnFiling, { needs }: App.Locals): Promise<FilingAsks> {
  return whatItAsks(draft, revision, needs);
}

function showOffers({ offered, withheld, elsewhere }: FoundOffers, { words }: App.Locals): ShownOffers {
  const papers = offered.slice(0, MOST_OFFERED + MOST_MORE).map(show);
  const reasons = [...new Set(withheld.slice(0, MOST_LOOKED_AT).map(reasonOf))].slice(0, MOST_WITHHELD + MOST_MORE);
  return {
    elsewhere,
    offered: papers.slice(0, MOST_OFFERED),
    withheld: reasons.slice(0, MOST_WITHHELD),
    more: { offered: papers.slice(MOST_OFFERED), withheld: reasons.slice(MOST_WITHHELD) },
  };

  function show({ paper, checkedAgain }: FoundOffers['offered'][number]): ShownOffers['offered'][number] {
    const about = [
      paper.issuedOn && words('locker.paper.issued', { day: showDay(paper.issuedOn) }),
      paper.expiresOn && words('locker.validity.valid', { day: showDay(paper.expiresOn) }),
      words(checkedAgain ? 'locker.offer.again' : 'locker.offer.sure'),
    ];
    const name = paper.number === null ? paper.name : `${paper.name} ${paper.number}`;
    return { id: paper.id, name, about: about.filter(Boolean).join(' · '), href: `/kho/giay-to/${paper.id}` };
  }

  function reasonOf({ paper, because: [first] }: FoundOffers['withheld'][number]): string {
    return words(`locker.withheld.${first}`, { name: paper.name, day: paper.expiresOn === null ? '' : showDay(paper.expiresOn) });
  }
}
