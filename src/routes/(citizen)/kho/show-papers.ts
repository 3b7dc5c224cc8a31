import { showDay } from '#kernel/typed-day';
import type { Lang, Words } from '#messages';
import { daysBetween, validityOn, type PaperValidity } from '#modules/locker';
import type { LockerPaperShown } from '#modules/locker/server';
import { paperState } from '#modules/paper';
import { sayDay, type Tone } from '#ui';
import { saySize } from '../nop-ho-so/shown-papers.ts';

/** What is needed to tell papers in words. */
export interface PaperReader {
  readonly t: Words;
  readonly lang: Lang;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly partyId: string;
  readonly typeNames: ReadonlyMap<string, { readonly name: string; readonly gloss: string }>;
  /** Dossiers by id. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly agencyName: (id: string) => string;
}

/** A paper of the locker in words. */
export interface ShownPaper {
  readonly id: string;
  readonly name: string;
  /** The page about it. */
  readonly href: string;
  readonly about: string;
  readonly validity: { readonly text: string; readonly tone: Tone };
  /** How much of its time is over, where it has one. */
  readonly span: { readonly value: number; readonly max: number; readonly text: string } | null;
  readonly trust: string;
  readonly remark: string | null;
  readonly origins: readonly { readonly key: string; readonly text: string; readonly href: string | null }[];
  readonly file: { readonly href: string; readonly text: string } | null;
  /** Where something can be begun from it: the dossier that issued it. */
  readonly again: { readonly href: string; readonly number: string } | null;
}

export interface PaperGroup {
  readonly key: string;
  readonly name: string;
  readonly papers: readonly ShownPaper[];
}

/** Papers by type, in the order in which each type came up last; what nobody knows the type of comes last. */
export function showPapers(papers: readonly LockerPaperShown[], reader: PaperReader): readonly PaperGroup[] {
  const byType = Map.groupBy(papers, ({ type }) => type ?? '');
  const groups = [...byType].map(([key, own]) => ({
    key: key === '' ? 'khac' : key,
    name: key === '' ? reader.t('locker.type.other') : typeName(key, reader),
    papers: own.map((paper) => showPaper(paper, reader)),
  }));
  return groups.toSorted((one, other) => Number(one.key === 'khac') - Number(other.key === 'khac'));
}

/** One paper in words. */
export function showPaper(paper: LockerPaperShown, reader: PaperReader): ShownPaper {
  const { t, lang, today } = reader;
  const { number, issuerId, issuedOn } = paper;
  const validity = validityOn(today, paper, paper.terms);
  const about = [
    number && t('locker.paper.number', { number }),
    issuerId && reader.agencyName(issuerId),
    issuedOn && t('locker.paper.issued', { day: showDay(issuedOn) }),
  ];
  const isOpen = paperState(paper.scan) === 'open';
  return {
    id: paper.id,
    name: paper.name,
    href: `/kho/giay-to/${paper.id}/chi-tiet`,
    about: about.filter(Boolean).join(' · '),
    validity: { text: sayValidity(paper, validity, reader), tone: TONES[validity] },
    span: spanOf(paper, reader),
    trust: t(`locker.trust.${paper.level}`),
    remark: remarkOn(paper, reader),
    origins: paper.origins.map(({ kind, dossierId, component, at, agencyId }) => ({
      key: `${kind} ${dossierId ?? ''} ${component}`,
      text: [
        t(`locker.origin.${kind}`, { number: numberOf(dossierId, reader) ?? '' }),
        agencyId === null ? '' : reader.agencyName(agencyId),
        sayDay(at),
      ]
        .filter(Boolean)
        .join(' · '),
      href: hrefOf(numberOf(dossierId, reader)),
    })),
    file: isOpen ? { href: `/kho/giay-to/${paper.id}`, text: t('locker.paper.open', { size: saySize(paper.size, lang) }) } : null,
    again: againFrom(paper, reader),
  };
}

/** What was issued and still stands, or has run out, can be used or renewed; what was taken back or replaced cannot. */
function againFrom({ origins, standing, holderId, number }: LockerPaperShown, reader: PaperReader): ShownPaper['again'] {
  const issued = origins.findLast(({ kind }) => kind === 'issued');
  const href = hrefOf(numberOf(issued?.dossierId ?? null, reader));
  return href === null || standing !== 'stands' || holderId !== reader.partyId ? null : { href: `${href}#again`, number: number ?? '' };
}

function numberOf(dossierId: string | null, { numbers }: PaperReader): string | null {
  return dossierId === null ? null : (numbers.get(dossierId) ?? null);
}

function hrefOf(number: string | null): string | null {
  return number === null ? null : `/ho-so/${number}`;
}

const TONES = {
  valid: 'success',
  'ends-soon': 'warning',
  'not-yet': 'neutral',
  expired: 'danger',
  'end-unknown': 'neutral',
  faulted: 'warning',
  superseded: 'neutral',
  revoked: 'danger',
} as const satisfies Record<PaperValidity, Tone>;

function sayValidity({ expiresOn }: LockerPaperShown, validity: PaperValidity, { t }: PaperReader): string {
  if (validity === 'valid' && expiresOn === null) return t('locker.validity.open');
  return t(`locker.validity.${validity}`, { day: expiresOn === null ? '' : showDay(expiresOn) });
}

function spanOf({ issuedOn, expiresOn, standing }: LockerPaperShown, { t, today }: PaperReader): ShownPaper['span'] {
  if (issuedOn === null || expiresOn === null || standing !== 'stands' || expiresOn < today) return null;
  const max = Math.max(1, daysBetween(issuedOn, expiresOn));
  const left = Math.max(0, daysBetween(today, expiresOn));
  return { value: Math.min(max, left), max, text: t('locker.span.left', { days: left }) };
}

/** What one should know before counting on it: it is somebody else's, or its type is kept apart. */
function remarkOn({ holderId, terms, claimedOtherwise, keptBack }: LockerPaperShown, { t, partyId }: PaperReader): string | null {
  if (holderId !== partyId) return t(terms?.namesHolder ? 'locker.remark.names-holder' : 'locker.remark.other');
  if (terms?.holding === 'sensitive') return t('locker.remark.sensitive');
  if (terms?.holding === 'one-purpose') return t('locker.remark.one-purpose');
  if (keptBack) return t('rights.remark.kept-back');
  return claimedOtherwise ? t('locker.remark.unsure') : null;
}

/** What one calls a type of paper. */
export function typeName(type: string, { lang, typeNames }: PaperReader): string {
  const named = typeNames.get(type);
  if (!named) return type;
  return lang === 'en' && named.gloss !== '' ? named.gloss.charAt(0).toUpperCase() + named.gloss.slice(1) : named.name;
}
