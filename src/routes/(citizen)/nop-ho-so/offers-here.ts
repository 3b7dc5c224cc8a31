import { attachPaper, whatItAsks } from '#modules/dossier/server';
import type { Offers } from '#modules/locker';
import { findOffers, offeredPaper, type FilingAsks } from '#modules/locker/server';
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
export async function askedBy({ draft, revision }: OwnFiling, { needs }: App.Locals): Promise<FilingAsks> {
  return whatItAsks(draft, revision, needs);
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
