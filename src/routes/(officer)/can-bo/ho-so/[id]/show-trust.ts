import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Words } from '#messages';
import type { OfficerActor } from '#modules/account';
import { noteOfficeLook } from '#modules/locker/server';
import { sayDay } from '#ui';
import type { DossierPage } from '#views/dossier-page';
import { learntElsewhere, papersKnown, type KnownPaper } from '#views/papers-known';

/** How far one paper of a dossier can be relied on, and from where it is known, in words. */
export interface ShownTrust {
  readonly level: string;
  readonly said: string;
  /** It was taken from the locker, and not sent anew. */
  readonly fromLocker: boolean;
  /** Why it may not be relied on any more. */
  readonly warning: string | null;
  /** Where else it is known from, the weightiest first. */
  readonly origins: readonly string[];
}

/** What says something of a paper, the weightiest first. */
const SAID = ['issued', 'signed', 'compared', 'confirmed', 'given-at-counter', 'given'] as const;
const MOST_ORIGINS = 3;

/** What the applicant's locker knows of the papers of a dossier, by their ids. What was learnt in other dossiers goes into the ledger first. */
export async function showTrust(
  { dossier, contents, acting }: Pick<DossierPage, 'dossier' | 'contents' | 'acting'>,
  { actor, t }: { readonly actor: OfficerActor; readonly t: Words },
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Readonly<Record<string, ShownTrust>>> {
  if (contents.papers.length === 0) return {};
  const known = await papersKnown(db, { dossierId: dossier.id, applicantId: dossier.applicantId });
  const papers = learntElsewhere(known, dossier.id);
  if (papers.length > 0) {
    const by = { kind: 'officer' as const, id: actor.officerId, role: acting.role, agencyId: acting.agencyId };
    const look = { partyId: dossier.applicantId, dossierId: dossier.id, by, standsInFor: acting.standsInFor, papers };
    await noteOfficeLook(db, { ...look, reason: 'papers-of-dossier' }, now);
  }
  const today = inVietnam(now).toPlainDate().toString();
  const fromLocker = new Set(contents.papers.filter(({ origin }) => origin === 'locker').map(({ id }) => id));
  return Object.fromEntries(
    known.map((paper) => [
      paper.paperId,
      { ...show(paper, { dossierId: dossier.id, today, t }), fromLocker: fromLocker.has(paper.paperId) },
    ]),
  );
}

function show(
  paper: KnownPaper,
  { dossierId, today, t }: { readonly dossierId: string; readonly today: string; readonly t: Words },
): Omit<ShownTrust, 'fromLocker'> {
  const elsewhere = paper.origins.filter((origin) => origin.dossierId !== dossierId);
  const said = SAID.flatMap((kind) => elsewhere.filter((origin) => origin.kind === kind).map((origin) => ({ ...origin, kind })));
  return {
    level: paper.level,
    said: t(`held.trust.${paper.level}`),
    warning: warningOf(paper, { today, t }),
    origins: said
      .slice(0, MOST_ORIGINS)
      .map(({ kind, number, at, agencyName }) => t(`held.origin.${kind}`, { number, day: sayDay(at), agency: agencyName ?? '' })),
  };
}

function warningOf(
  { standing, standingSince, expiresOn }: KnownPaper,
  { today, t }: { readonly today: string; readonly t: Words },
): string | null {
  if (standing !== 'stands') return t(`held.desk.${standing}`, { day: sayDay(standingSince ?? today) });
  return expiresOn !== null && expiresOn < today ? t('held.desk.expired', { day: sayDay(expiresOn) }) : null;
}
