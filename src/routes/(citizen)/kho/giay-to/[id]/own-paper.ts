import { error } from '@sveltejs/kit';
import type { LockerPaperShown } from '#modules/locker/server';
import { lockerHere, paperReader, type LockerHere } from '../../locker-here.ts';
import { showPaper, typeName, type PaperReader, type ShownPaper } from '../../show-papers.ts';

/** One paper of the locker at hand, as it is and in words. */
export interface PaperHere extends LockerHere {
  readonly paper: LockerPaperShown;
  readonly shown: ShownPaper;
  readonly reader: PaperReader;
  readonly typeName: string;
}

/** The paper an address names, of the locker of this moment; anybody else's is as if it did not exist. */
export async function paperHere(asking: {
  readonly locals: App.Locals;
  readonly url: URL;
  readonly params: { readonly id: string };
}): Promise<PaperHere> {
  const { locals, params } = asking;
  const here = await lockerHere(asking);
  const paper = here.locker.papers.find(({ id }) => id === params.id);
  if (!paper) error(404, locals.words('refusal.paper.unknown'));
  const reader = await paperReader([paper], here.locker.partyId, locals);
  const name = paper.type === null ? locals.words('locker.type.other') : typeName(paper.type, reader);
  return { ...here, paper, reader, shown: showPaper(paper, reader), typeName: name };
}
