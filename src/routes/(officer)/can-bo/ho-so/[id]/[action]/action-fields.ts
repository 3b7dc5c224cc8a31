import { readAgencies } from '#modules/agency/server';
import type { OfficerActor } from '#modules/account';
import { bodiesToHear, stepsToReturnTo } from '#modules/dossier/server';
import { feeFor } from '#modules/procedure';
import { unreachable } from '#kernel/exhaustive';
import type { Lang, Words } from '#messages';
import type { Db } from '#kernel/database';
import type { Option } from '#ui';
import { assignableOfficers } from '#views/assignable-officers';
import type { DossierPage } from '#views/dossier-page';
import type { DeskAction } from '../desk-actions.ts';
import type { DeskField } from './desk-field.ts';
import { isFresh } from './prove.ts';
import { reasonOptions } from './reason-options.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

interface Asking {
  readonly actor: OfficerActor;
  readonly page: DossierPage;
  readonly t: Words;
  readonly lang: Lang;
}

/** The questions of an action's page. What is wrong with a filing, and the file of a result, are asked in ways of their own. */
export async function fieldsOf(action: DeskAction, asking: Asking, needs: Needs): Promise<readonly DeskField[]> {
  const { page, t } = asking;
  const label = (key: 'reason' | 'note' | 'question' | 'opinion') => t(`desk.field.${key}`);
  switch (action) {
    case 'receive':
      return [];
    case 'ask-supplement':
      return page.dossier.receivedAt === null
        ? []
        : [
            {
              kind: 'words',
              name: 'legalGround',
              label: t('desk.field.legal-ground'),
              help: t('desk.field.legal-ground.help'),
              optional: true,
            },
          ];
    case 'refuse':
    case 'stop':
      return [{ kind: 'words', name: 'reason', label: label('reason'), help: t('desk.field.reason.read') }];
    case 'assign':
      return [assignee(await specialists(asking, needs.db), t)];
    case 'complete-step':
      return [
        { ...choice('proposal', { label: t('desk.field.proposal'), options: outcomes(t) }), ...(await unheard(asking, needs.db)) },
        { kind: 'words', name: 'note', label: label('note'), help: t('desk.field.note.inside'), optional: true },
      ];
    case 'return-step':
      return [...stepsBack(asking), { kind: 'words', name: 'reason', label: label('reason') }];
    case 'ask-opinion':
      return [await bodies(asking, needs.db), { kind: 'words', name: 'question', label: label('question') }];
    case 'give-opinion':
      return [{ kind: 'words', name: 'opinion', label: label('opinion') }];
    case 'require-fee':
      return [
        { kind: 'money', name: 'amount', label: t('desk.field.amount'), help: t('desk.field.amount.help'), value: publishedFee(page) },
        { kind: 'words', name: 'reason', label: label('reason'), optional: true },
      ];
    case 'confirm-fee':
      return [
        choice('method', {
          label: t('desk.field.method'),
          options: said(['cash', 'transfer', 'online', 'exempt'], (one) => t(`dossier.fee-method.${one}`)),
        }),
        { kind: 'line', name: 'receipt', label: t('desk.field.receipt'), optional: true },
      ];
    case 'extend':
      return [
        { kind: 'day', name: 'until', label: t('desk.field.until') },
        { kind: 'time', name: 'untilTime', label: t('desk.field.until.time'), help: t('desk.field.until.time.help'), value: '17:00' },
        { kind: 'words', name: 'reason', label: label('reason'), help: t('desk.field.reason.read') },
      ];
    case 'decide':
      return [
        choice('outcome', { label: t('desk.field.outcome'), options: outcomes(t) }),
        { kind: 'words', name: 'note', label: label('note'), help: t('desk.field.note.refused'), optional: true },
        ...proofOf(asking, needs),
      ];
    case 'issue':
      return [{ kind: 'line', name: 'number', label: t('desk.field.number'), help: t('desk.field.number.help') }];
    case 'hand-over':
      return [
        choice('channel', {
          label: t('desk.field.channel'),
          options: said(['electronic', 'post'], (one) => t(`dossier.handed.${one}`)),
          value: 'electronic',
        }),
        { kind: 'words', name: 'note', label: label('note'), optional: true },
      ];
    case 'revoke':
      return [
        { kind: 'list', name: 'reason', label: label('reason'), options: await reasonOptions('revoke', { ...needs, lang: asking.lang }) },
        { kind: 'words', name: 'note', label: t('held.revoke.note'), help: t('desk.field.reason.read'), optional: true },
        ...proofOf(asking, needs),
      ];
    case 'confirm-withdrawal':
      return [{ kind: 'words', name: 'note', label: label('note'), optional: true }];
    default:
      return unreachable(action);
  }
}

/** Whoever proved who they are a moment ago is not asked again. */
function proofOf({ actor, t }: Asking, { now }: Needs): readonly DeskField[] {
  if (isFresh(actor, now)) return [];
  return [{ kind: 'secret', name: 'proof', label: t('desk.field.proof'), help: t('desk.field.proof.help') }];
}

function choice(name: string, asked: { readonly label: string; readonly options: readonly Option[]; readonly value?: string }): DeskField {
  return { kind: 'choice', name, ...asked };
}

function said<T extends string>(values: readonly T[], say: (value: T) => string): Option[] {
  return values.map((value) => ({ value, label: say(value) }));
}

function outcomes(t: Words): Option[] {
  return said(['approved', 'refused'], (one) => t(`dossier.outcome.${one}`));
}

/** A few stand side by side with what they have on their tables; many make a list. */
const A_FEW = 7;

function assignee(options: readonly Option[], t: Words): DeskField {
  const asked = { name: 'officerId', label: t('desk.field.assignee') };
  if (options.length > A_FEW) return { kind: 'list', ...asked, options };
  return { kind: 'choice', ...asked, options: options.map(({ value, label, group }) => ({ value, label, help: group })) };
}

async function specialists({ page, t }: Asking, db: Db): Promise<Option[]> {
  const step = page.revision.content.route.steps.find(({ id }) => id === page.dossier.stepId);
  const officers = await assignableOfficers(db, step?.unit ?? page.dossier.agencyId);
  return officers.map(({ officerId, unitId, name, unitName, openDossiers }) => ({
    value: `${officerId} ${unitId}`,
    label: t('desk.assignee', { name, count: openDossiers }),
    group: unitName,
  }));
}

/** Whoever could have an opinion, but not those who settle it themselves nor those already asked. */
async function bodies({ page, t }: Asking, db: Db): Promise<DeskField> {
  const agencies = await readAgencies(db);
  const wanted = bodiesToHear(page).filter((id) => !page.dossier.consulted.includes(id));
  const together = wanted.join(' ');
  const names = wanted.map((id) => agencies.find(id)?.name ?? id).join('; ');
  const { agencyId, consulted } = page.dossier;
  const kinds = ['department', 'division', 'commune'] as const;
  const others = kinds.flatMap((kind) =>
    agencies.all
      .filter((one) => one.kind === kind && one.id !== agencyId && !consulted.includes(one.id) && one.id !== together)
      .map(({ id, name }) => ({ value: id, label: name, group: t(`agency.kind.${kind}`) })),
  );
  const first = wanted.length === 0 ? [] : [{ value: together, label: names, group: t('route.opinions.wanted') }];
  const asked = { name: 'agencyId', label: t('desk.field.agency'), options: [...first, ...others] };
  return { kind: 'list', ...asked, ...(wanted.length === 0 ? {} : { value: together, help: t('route.opinions.at-once') }) };
}

/** Whose answers the step still waits for; said before anybody tries to end it. */
async function unheard({ page, t }: Asking, db: Db): Promise<{ readonly help?: string }> {
  const wanted = bodiesToHear(page);
  if (wanted.length === 0) return {};
  const agencies = await readAgencies(db);
  return { help: t('route.opinions.before', { names: wanted.map((id) => agencies.find(id)?.name ?? id).join('; ') }) };
}

/** Where there is but one step to send it back to, nobody is asked. */
function stepsBack({ page, t }: Asking): DeskField[] {
  const steps = stepsToReturnTo(page.revision.content.route.steps, page.facts, page.dossier.place);
  if (steps.length < 2) return [];
  const options = steps.map(({ id, nameKey }) => ({ value: id, label: t(nameKey as 'procedure.step.appraise') }));
  return [{ kind: 'list', name: 'stepId', label: t('desk.field.step'), options }];
}

function publishedFee({ revision, dossier }: DossierPage): string {
  const { amount } = feeFor(revision.content, dossier.channel);
  return amount === null || amount === 0 ? '' : String(amount);
}
