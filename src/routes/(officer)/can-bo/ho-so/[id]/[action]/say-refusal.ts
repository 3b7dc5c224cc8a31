import { isMessageKey, type MessageKey, type Words } from '#messages';
import { sayMoment } from '#ui';
import type { ActOnDossierRefusal } from '#modules/dossier/server';
import { idOf } from './defect-names.ts';
import type { prove } from './prove.ts';

/** What is wrong, and the id of the control it is wrong with. */
export interface SaidError {
  readonly field?: string;
  readonly text: string;
}

type NotProven = Extract<Awaited<ReturnType<typeof prove>>, { ok: false }>['refusal'];
export type DeskRefusal = ActOnDossierRefusal | NotProven;

/** Where a refusal that is about one answer belongs. */
const FIELD_OF: Readonly<Partial<Record<DeskRefusal['code'], string>>> = {
  'agency.unknown': 'agencyId',
  'dossier.assignee-unfit': 'officerId',
  'dossier.extension-not-later': 'until',
  'dossier.extension-too-late': 'until',
  'dossier.opinion-already-asked': 'agencyId',
  'dossier.reauthenticate': 'proof',
  'dossier.step-unknown': 'stepId',
  'dossier.supplement-already-asked': 'legalGround',
  'dossier.supplement-too-late': 'legalGround',
  'proof.missing': 'proof',
  'reauthenticate.wrong': 'proof',
  'sign-in.code-used': 'proof',
  'sign-in.too-many-tries': 'proof',
};

const WRONG: Readonly<Record<string, MessageKey>> = {
  until: 'issue.date.malformed',
  amount: 'issue.money.malformed',
  defects: 'desk.issue.no-defect',
  proposal: 'issue.choose-one',
  outcome: 'issue.choose-one',
  method: 'issue.choose-one',
  officerId: 'issue.choose-one',
  agencyId: 'issue.choose-one',
  code: 'issue.choose-one',
  anyway: 'issue.choose-one',
};
const MOST_WORDS = 2000;

/** What an action was refused for, in the order of the page. Of several wrongs with one answer, the first is said. */
export function sayRefusal(refusal: DeskRefusal, { ticked, t }: { readonly ticked: readonly string[]; readonly t: Words }): SaidError[] {
  if (refusal.code === 'dossier.changed') return [];
  if (refusal.code === 'request.malformed') return firstOfEach(refusal.issues.map((issue) => sayIssue(issue, { ticked, t })));
  if (refusal.code === 'dossier.already-held') {
    return firstOfEach(refusal.held.map(({ place }) => ({ field: idOf('anyway', place), text: t('held.defect.stopped') })));
  }
  if (refusal.code === 'dossier.reason-unknown') {
    const field = refusal.place === '/reason' ? 'reason' : idOf('anyway', refusal.place);
    return [{ field, text: t('refusal.dossier.reason-unknown') }];
  }
  const key = refusal.code === 'proof.missing' ? 'desk.issue.proof' : `refusal.${refusal.code}`;
  const text = t(isMessageKey(key) ? key : 'refusal.request.malformed', refusal);
  const field = FIELD_OF[refusal.code];
  return [field === undefined ? { text } : { field, text }];
}

/** Somebody was first: who and when; nothing when it is another refusal. */
export function sayChanged(refusal: DeskRefusal, t: Words): string | null {
  if (refusal.code !== 'dossier.changed') return null;
  const what = t(`dossier.fact.${refusal.fact}`);
  const role = refusal.by === 'citizen' ? 'applicant' : refusal.role;
  const roleName = role === null ? t('dossier.by.system') : t(`dossier.role.${role}`);
  const at = sayMoment(refusal.at);
  if (refusal.name === null) return t('dossier.changed.by', { name: what, role: roleName, at });
  return t('desk.changed.what', { name: refusal.name, role: roleName, at, what });
}

function sayIssue({ path, code }: { path: string; code: string }, { ticked, t }: { ticked: readonly string[]; t: Words }): SaidError {
  const [name = '', index, part] = path.slice(1).split('/');
  const place = name === 'defects' && index !== undefined ? ticked[Number(index)] : undefined;
  if (place !== undefined) {
    const about = part === 'code' || part === 'anyway' ? part : 'reason';
    return { field: idOf(about, place), text: sentence(about, { code, t }) };
  }
  if (name === 'resultPaper') return { text: t('refusal.paper.unknown') };
  return { field: name, text: sentence(name, { code, t }) };
}

function sentence(name: string, { code, t }: { readonly code: string; readonly t: Words }): string {
  if (code === 'reason-needed') return t('desk.issue.reason-needed');
  const key = WRONG[name];
  if (key !== undefined) return t(key);
  return code === 'too-big' ? t('issue.too-long', { max: MOST_WORDS }) : t('issue.required');
}

function firstOfEach(errors: readonly SaidError[]): SaidError[] {
  return errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index);
}
