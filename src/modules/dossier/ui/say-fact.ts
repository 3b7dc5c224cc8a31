import type { Words } from '#messages';
import { formatDong } from '#kernel/money';
import { unreachable } from '#kernel/exhaustive';
import { sayDay, sayMoment } from '#ui';
import type { DefectRef, DossierFact, FactAuthor, NoteRef } from '../fact.ts';

/** Names and words beside the ids of facts; what is not known or was erased is left out. */
export interface FactNames {
  readonly agencyNames: Readonly<Record<string, string>>;
  readonly officerNames: Readonly<Record<string, string>>;
  /** Whoever acted for the applicant, by their id. */
  readonly delegateNames?: Readonly<Record<string, string>>;
  readonly applicantName?: string;
  /** Words by the id of their note. */
  readonly words: Readonly<Record<string, string>>;
  readonly componentNames: Readonly<Record<string, string>>;
  /** What reasons given by code are called. */
  readonly reasonNames?: Readonly<Record<string, string>>;
  /** Questions of the form by their path. */
  readonly questionNames: Readonly<Record<string, string>>;
}

/** What somebody wrote, and about what where it concerns one thing among several. */
export interface SaidReason {
  readonly about: string | null;
  readonly text: string;
}

/** A fact as people read it: what, when, who in which office, the particulars, the reasons given. */
export interface SaidFact {
  readonly seq: number;
  readonly title: string;
  readonly at: string;
  readonly by: string;
  readonly details: readonly string[];
  readonly reasons: readonly SaidReason[];
}

export function sayFact(fact: DossierFact, names: FactNames, t: Words): SaidFact {
  const { seq, at, type } = fact;
  return {
    seq,
    at,
    title: t(`dossier.fact.${type}`),
    by: sayAuthor(fact, names, t),
    details: detailsOf(fact, names, t),
    reasons: reasonsOf(fact, names),
  };
}

function sayAuthor({ by, type }: DossierFact, names: FactNames, t: Words): string {
  if (by.kind === 'citizen') return by.mandateId === undefined ? t('dossier.role.applicant') : sayDelegate(by, { type, names, t });
  if (by.kind === 'system') return t('dossier.by.system');
  const name = by.id === null ? undefined : names.officerNames[by.id];
  const role = by.role === null ? undefined : t(`dossier.role.${by.role}`);
  const agency = by.agencyId === null ? undefined : names.agencyNames[by.agencyId];
  const away = by.standsInFor === undefined ? undefined : names.officerNames[by.standsInFor];
  const instead = away === undefined ? undefined : t('route.stands-in.for', { name: away });
  return [name, instead, role, agency].filter((part) => part !== undefined).join(', ');
}

/** Who acted, and for whom: both, always. */
function sayDelegate({ id }: FactAuthor, { type, names, t }: { type: DossierFact['type']; names: FactNames; t: Words }): string {
  const delegate = names.delegateNames?.[id ?? ''] ?? t('acting.says.somebody');
  const principal = names.applicantName ?? t('dossier.role.applicant');
  return t(type === 'filed' ? 'acting.says.for.filed' : 'acting.says.for', { delegate, principal });
}

function detailsOf(fact: DossierFact, names: FactNames, t: Words): string[] {
  switch (fact.type) {
    case 'filed':
      return [
        t('dossier.says.filed', { reference: fact.data.reference, channel: t(`dossier.channel.${fact.data.channel}`) }),
        ...(fact.by.kind === 'officer' ? [t('counter.says.assisted')] : []),
      ];
    case 'received':
      return [
        t('dossier.says.code', { code: fact.data.code }),
        fact.data.dueAt === null ? t('dossier.due.none') : t('dossier.says.due', { at: sayMoment(fact.data.dueAt) }),
      ];
    case 'supplement-asked':
      return [
        t('dossier.says.answer-by', { day: sayDay(fact.data.answerBy), count: fact.data.defects.length }),
        ...fact.data.defects.flatMap((defect) =>
          defect.anyway === undefined
            ? []
            : t('held.says.anyway', { what: placeOf(defect, names) ?? '', reason: names.reasonNames?.[defect.anyway] ?? defect.anyway }),
        ),
      ];
    case 'supplemented':
      return [
        ...(fact.data.papers.length === 0 ? [] : [t('dossier.says.papers', { count: fact.data.papers.length })]),
        ...(fact.by.kind === 'officer' ? [t('counter.says.supplemented')] : []),
        ...(fact.data.checked ? [t(`counter.says.checked.${fact.data.checked}`)] : []),
      ];
    case 'assigned': {
      const { officerId, unitId } = fact.data;
      return [t('dossier.says.assigned', { name: names.officerNames[officerId] ?? '–', unit: names.agencyNames[unitId] ?? unitId })];
    }
    case 'step-done':
      return fact.data.proposal ? [t('dossier.says.proposal', { outcome: t(`dossier.outcome.${fact.data.proposal}`) })] : [];
    case 'opinion-asked':
      return [[fact.data.agencyId, ...(fact.data.others ?? [])].map((id) => names.agencyNames[id] ?? id).join('; ')];
    case 'opinion-given':
      return [names.agencyNames[fact.data.agencyId] ?? fact.data.agencyId];
    case 'fee-due':
      return [formatDong(fact.data.amount)];
    case 'fee-paid':
      return [`${formatDong(fact.data.amount)} – ${sayMethod(fact.data.method, t)}`];
    case 'extended':
      return [t('dossier.says.extended', { before: sayMoment(fact.data.before), until: sayMoment(fact.data.until) })];
    case 'stopped':
      return fact.data.because === 'not-supplemented' ? [t('dossier.says.not-supplemented')] : [];
    case 'decided':
      return [t(`dossier.outcome.${fact.data.outcome}`)];
    case 'issued':
      return [t('dossier.says.number', { number: fact.data.number })];
    case 'handed-over':
      return [t(`dossier.handed.${fact.data.channel}`), ...(fact.data.checked ? [t(`counter.says.checked.${fact.data.checked}`)] : [])];
    case 'result-revoked':
      return [t('dossier.says.number', { number: fact.data.number }), names.reasonNames?.[fact.data.reason] ?? fact.data.reason];
    case 'rated':
      return [t(`dossier.rating.${fact.data.score as 1 | 2 | 3 | 4}`)];
    case 'reception-refused':
    case 'step-returned':
    case 'withdrawal-requested':
    case 'withdrawn':
      return [];
    default:
      return unreachable(fact);
  }
}

const METHODS = ['cash', 'transfer', 'online', 'exempt'] as const;

function sayMethod(method: string, t: Words): string {
  const known = METHODS.find((one) => one === method);
  return known ? t(`dossier.fee-method.${known}`) : method;
}

function reasonsOf({ data }: DossierFact, names: FactNames): SaidReason[] {
  const defects = 'defects' in data ? data.defects.map((defect) => said(defect.note, names, placeOf(defect, names))) : [];
  const note = 'note' in data && data.note ? [said(data.note, names)] : [];
  const ground = 'legalGround' in data && data.legalGround ? [said(data.legalGround, names)] : [];
  return [...defects, ...note, ...ground].filter(({ text, about }) => text !== '' || about !== null);
}

function said(note: NoteRef, { words }: FactNames, about: string | null = null): SaidReason {
  return { about, text: words[note.id] ?? '' };
}

function placeOf({ component, path }: DefectRef, { componentNames, questionNames }: FactNames): string | null {
  if (component !== undefined) return componentNames[component] ?? component;
  return path === undefined ? null : (questionNames[path] ?? path);
}
