import { error } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import type { CitizenActor } from '#modules/account';
import { readAgencies } from '#modules/agency/server';
import type { Statement } from '#modules/locker';
import { openLocker, type Locker, type LockerPaperShown } from '#modules/locker/server';
import { listPaperTypes } from '#modules/paper/server';
import { accountStatements } from '#views/account-statements';
import { dossierNumbers } from '#views/dossier-numbers';
import { citizenHere } from '../ho-so/citizen-here.ts';
import type { PaperReader } from './show-papers.ts';

/** The locker of whoever is signed in, or of whom they act for. */
export interface LockerHere {
  readonly actor: CitizenActor;
  readonly account: readonly Statement[];
  readonly locker: Locker;
  /** Whether it is theirs to dispose of: a delegate may use it and nothing more. */
  readonly isOwner: boolean;
}

interface Asking {
  readonly locals: App.Locals;
  readonly url: URL;
}

export async function lockerHere({ locals, url }: Asking): Promise<LockerHere> {
  const actor = citizenHere(locals, url);
  const account = await accountOf(actor, locals);
  const opened = await openLocker({ actor, account }, locals.needs);
  if (!opened.ok) error(403, locals.words(`refusal.${opened.refusal.code}`));
  return { actor, account, locker: opened.value, isOwner: actor.actingFor?.as !== 'delegate' };
}

/** The same for its owner; anybody else is told whose business it is. */
export async function ownLockerHere(asking: Asking): Promise<LockerHere> {
  ownerHere(asking);
  return lockerHere(asking);
}

/** Who disposes of the locker; a delegate is told that they do not. */
export function ownerHere({ locals, url }: Asking): CitizenActor {
  const actor = citizenHere(locals, url);
  if (actor.actingFor?.as === 'delegate') error(403, locals.words('refusal.locker.owner-only'));
  return actor;
}

/** What an account says of whom an actor acts for. */
export async function accountOf(actor: CitizenActor, { needs, words }: App.Locals): Promise<readonly Statement[]> {
  return accountStatements(needs.db, { actor, words });
}

/** What is needed to tell some papers of a locker in words. */
export async function paperReader(papers: readonly LockerPaperShown[], partyId: string, locals: App.Locals): Promise<PaperReader> {
  const { needs, words, lang } = locals;
  const tree = await readAgencies(needs.db);
  const dossiers = new Set(papers.flatMap(({ origins }) => origins.flatMap(({ dossierId }) => dossierId ?? [])));
  return {
    t: words,
    lang,
    today: inVietnam(needs.now).toPlainDate().toString(),
    partyId,
    typeNames: new Map((await listPaperTypes(needs.db)).map((type) => [type.type, type])),
    numbers: await dossierNumbers(needs.db, [...dossiers]),
    agencyName: (id: string) => tree.find(id)?.name ?? id,
  };
}
