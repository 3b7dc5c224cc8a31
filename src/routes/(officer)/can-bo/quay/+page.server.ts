import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { isInForce } from '#modules/citizen';
import { lookUpVisitor, mandatesOfDelegate, meetVisitor, type Visitor } from '#modules/citizen/server';
import { startAtCounter } from '#modules/dossier/server';
import { readUnits } from '#modules/place/server';
import { counterDrafts } from '#views/counter-drafts';
import { counterFiled } from '#views/counter-filed';
import { counterProcedures } from '#views/counter-procedures';
import { counterSupplements } from '#views/counter-supplements';
import type { Option } from '#ui';
import { unitOptions } from '../../../(citizen)/tai-khoan/profile-page.ts';
import { counterHere, deskAsked, deskOptions } from './counter-here.ts';
import { readVisitorForm, showVisitor, visitorErrors, type ShownVisitor } from './show-visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** The counter before anybody stands there: whom to serve, what is to be handed out, what is half done. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const here = counterHere(locals, url);
  return {
    desks: await deskOptions(here, locals),
    desk: deskAsked(here, url.searchParams.get('quay')),
    drafts: await counterDrafts(locals.needs.db, here.desks),
    filed: await counterFiled(locals.needs.db, here.desks),
    supplements: await counterSupplements(locals.needs.db, here.desks),
    dropped: url.searchParams.has('da-bo'),
    supplemented: url.searchParams.get('bo-sung')?.slice(0, 60) ?? null,
  };
};

interface Returned {
  readonly desk: string;
  /** What was typed, when it told nobody. */
  readonly text?: string;
  readonly visitor?: ShownVisitor;
  readonly chosen?: Chosen;
  readonly choices?: Choices;
  readonly errors: readonly { readonly field?: string; readonly text: string }[];
}

/** What may be chosen for a visitor at a desk. */
interface Choices {
  readonly procedures: readonly Option[];
  /** For whom they may come. */
  readonly mandates: readonly Option[];
  readonly units: readonly Option[];
}

interface Chosen {
  readonly procedureCode: string;
  readonly channel: string;
  readonly mandateId: string;
}

const NOTHING: Chosen = { procedureCode: '', channel: 'direct', mandateId: '' };

export const actions: Actions = {
  /** Looks somebody up by their number or by what the scanner read from their card. Nothing of it stands in an address. */
  find: async ({ locals, request, url }): Promise<ActionFailure<Returned> | Returned> => {
    const here = counterHere(locals, url);
    const { needs, words: t } = locals;
    const posted = await request.formData();
    const [desk, text] = [deskAsked(here, textOf(posted, 'desk')), textOf(posted, 'card')];
    const found = await lookUpVisitor({ actor: here.actor, deskId: desk, text }, needs);
    if (!found.ok) {
      const said = text.trim() === '' ? t('counter.card.missing') : t(`refusal.${found.refusal.code}`, { ...found.refusal });
      return fail(422, { desk, text, errors: [{ field: 'card', text: said }] });
    }
    const visitor = showVisitor(found.value, { units: await readUnits(needs.db), t });
    return { desk, visitor, choices: await choicesFor(found.value, desk, locals), chosen: NOTHING, errors: [] };
  },

  /** Begins a filing for them. */
  begin: async ({ locals, request, url }): Promise<ActionFailure<Returned>> => {
    const here = counterHere(locals, url);
    const { actor } = here;
    const { needs, words: t } = locals;
    const posted = await request.formData();
    const [deskId, typed] = [deskAsked(here, textOf(posted, 'desk')), readVisitorForm(posted)];
    const chosen = {
      procedureCode: textOf(posted, 'procedureCode'),
      channel: textOf(posted, 'channel'),
      mandateId: textOf(posted, 'mandateId'),
    };
    const channel = chosen.channel === 'postal' ? 'postal' : 'direct';
    const cardSeen = textOf(posted, 'cardSeen') === 'yes';
    const missing = [
      ...(chosen.procedureCode === '' ? [{ field: 'procedureCode', text: t('counter.procedure.missing') }] : []),
      ...(channel === 'direct' && !cardSeen ? [{ field: 'cardSeen', text: t('refusal.counter.card-not-seen') }] : []),
    ];
    const again = async (errors: Returned['errors']): Promise<ActionFailure<Returned>> => {
      const found = await lookUpVisitor({ actor, deskId, text: typed.cccd }, needs);
      if (!found.ok)
        return fail(422, {
          desk: deskId,
          text: typed.cccd,
          errors: [{ field: 'card', text: t(`refusal.${found.refusal.code}`, { ...found.refusal }) }],
        });
      const visitor = {
        ...showVisitor(found.value, { units: await readUnits(needs.db), t }),
        typed,
        scanned: textOf(posted, 'scanned') === 'yes',
        cardAddress: textOf(posted, 'cardAddress'),
      };
      return fail(422, { desk: deskId, visitor, choices: await choicesFor(found.value, deskId, locals), chosen, errors });
    };
    if (missing.length > 0) return again(missing);

    const met = await meetVisitor({ actor, deskId, typed, cardSeen: channel === 'direct' }, needs);
    if (!met.ok) {
      const { refusal } = met;
      return again(refusal.code === 'visitor.malformed' ? visitorErrors(refusal.issues, t) : [{ text: t(`refusal.${refusal.code}`) }]);
    }
    const { procedureCode } = chosen;
    const asked = { actor, deskId, procedureCode, channel, visitorId: met.value.personId, cardSeen } as const;
    const begun = await startAtCounter({ ...asked, mandateId: chosen.mandateId || null }, needs);
    if (!begun.ok) return again([{ text: t(`refusal.${begun.refusal.code}`) }]);
    redirect(303, `/can-bo/quay/ho-so/${begun.value.draftId}`);
  },
};

async function choicesFor({ person }: Visitor, desk: string, { needs, words: t }: App.Locals): Promise<Choices> {
  const today = inVietnam(needs.now).toPlainDate().toString();
  const mandates = person ? (await mandatesOfDelegate(needs.db, person.id)).filter((mandate) => isInForce(mandate, today)) : [];
  const procedures = await counterProcedures(needs.db, desk);
  return {
    procedures: procedures.map(({ code, name, field }) => ({ value: code, label: `${name} (${code})`, group: field })),
    mandates:
      mandates.length === 0
        ? []
        : [
            { value: '', label: t('counter.for.self') },
            ...mandates.map(({ id, principalName }) => ({ value: id, label: principalName ?? '' })),
          ],
    units: unitOptions(await readUnits(needs.db), t),
  };
}

function textOf(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}
