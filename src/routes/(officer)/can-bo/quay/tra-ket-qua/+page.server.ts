import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { isId, newId } from '#kernel/ids';
import { lastFact, servesDesk } from '#modules/dossier';
import { actOnDossier, openDossier, type OpenedDossier } from '#modules/dossier/server';
import { issuePaper } from '#modules/notice/server';
import { dossierStory } from '#views/dossier-story';
import { postedText } from '../../../../(citizen)/nop-ho-so/posted-text.ts';
import { RESULT } from '../../../../serve-paper.ts';
import { counterHere } from '../counter-here.ts';
import { isApplicant } from './is-applicant.ts';
import { readSlip } from './read-slip.ts';
import type { Actions, PageServerLoad } from './$types';

/** A result handed out at the counter: found by the slip, given to whoever the card says it is for. */
export const load: PageServerLoad = async function load(event) {
  const { locals, url } = event;
  const { needs, words: t } = locals;
  counterHere(locals, url);
  const number = readSlip(url.searchParams.get('so') ?? '');
  const opened = number === '' ? null : await openHere(event, number);
  if (!opened) return { number, unknown: number !== '', dossier: null };

  const { dossier, facts, revision, contents } = opened;
  const handed = lastFact(facts, 'handed-over');
  const story = handed && (await dossierStory(needs.db, { dossierId: dossier.id, seq: handed.seq }));
  const receipt = story && (await issuePaper(story, { ...needs, words: needs.lawWords }));
  const how = (contents.answers['delivery'] as { readonly how?: unknown } | undefined)?.how;
  return {
    number,
    unknown: false,
    dossier: {
      id: dossier.id,
      version: dossier.version,
      requestId: newId(),
      number: dossier.code ?? dossier.reference,
      procedure: revision.content.record.name,
      applicant: dossier.applicantName,
      place: dossier.place,
      ready: opened.actions.includes('hand-over'),
      resultNumber: dossier.resultNumber,
      refused: dossier.outcome === 'refused',
      wanted: how === 'electronic' || how === 'counter' || how === 'post' ? t(`counter.hand-out.wanted.${how}`) : null,
      result: dossier.resultPaper === null ? null : `/can-bo/ho-so/${dossier.id}/giay-to/${RESULT}`,
      handedAt: handed?.at ?? null,
      receipt: receipt ? `/can-bo/ho-so/${dossier.id}/giay-to/${receipt.id}` : null,
    },
  };
};

interface Returned {
  readonly typed: Readonly<Record<'to' | 'card' | 'delegate' | 'paper' | 'channel', string>>;
  readonly errors: readonly { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, request, url } = event;
    const { needs, words: t } = locals;
    const { actor } = counterHere(locals, url);
    const posted = await request.formData();
    const text = (name: string): string => postedText(posted, name);
    const typed = { to: text('to'), card: text('card'), delegate: text('delegate'), paper: text('paper'), channel: text('channel') };
    const refused = (errors: Returned['errors']): ActionFailure<Returned> => fail(422, { typed, errors });

    const number = text('number');
    const opened = await openHere(event, number);
    if (!opened) return refused([{ text: t('counter.hand-out.unknown') }]);
    const isCounter = typed.channel !== 'electronic';
    const to = typed.to === 'delegate' ? 'delegate' : 'applicant';
    const errors = isCounter ? await wrongIn(typed, { opened, posted }, locals) : [];
    if (errors.length > 0) return refused(errors);

    const note =
      to === 'delegate'
        ? { note: needs.lawWords('counter.hand-out.note', { name: typed.delegate.trim(), paper: typed.paper.trim() }) }
        : {};
    const requestId = text('requestId');
    const acted = await actOnDossier(
      {
        actor,
        dossierId: opened.dossier.id,
        action: 'hand-over',
        requestId: isId(requestId) ? requestId : newId(),
        version: Number(text('version')) || undefined,
        body: isCounter ? { to, channel: 'counter', ...note } : { to: 'applicant', channel: 'electronic' },
      },
      needs,
    );
    if (!acted.ok) return refused([{ text: t(`refusal.${acted.refusal.code}`, { ...acted.refusal }) }]);
    redirect(303, `/can-bo/quay/tra-ket-qua?so=${encodeURIComponent(number)}`);
  },
};

/** What keeps a paper from being given away across the counter. */
async function wrongIn(
  typed: Returned['typed'],
  { opened, posted }: { readonly opened: OpenedDossier; readonly posted: FormData },
  locals: App.Locals,
): Promise<Returned['errors']> {
  const t = locals.words;
  const signed = postedText(posted, 'signed') === 'yes' ? [] : [{ field: 'signed', text: t('counter.hand-out.signed.missing') }];
  if (typed.to === 'delegate') {
    const named = typed.delegate.trim() === '' ? [{ field: 'delegate', text: t('counter.hand-out.delegate.missing') }] : [];
    const proven = typed.paper.trim() === '' ? [{ field: 'paper', text: t('counter.hand-out.paper.missing') }] : [];
    return [...named, ...proven, ...signed];
  }
  if (typed.to !== 'applicant') return [{ field: 'to', text: t('issue.choose-one') }, ...signed];
  const shown = await isApplicant(typed.card, opened, locals);
  const wrong = shown === 'same' || shown === 'unknown' ? [] : [{ field: 'card', text: t(`counter.hand-out.card.${shown}`) }];
  return [...wrong, ...signed];
}

/** The dossier of a number, when it lies at a desk of the officer; elsewhere it is not theirs to hand out. */
async function openHere(
  { locals, url }: { readonly locals: App.Locals; readonly url: URL },
  number: string,
): Promise<OpenedDossier | null> {
  const { actor } = counterHere(locals, url);
  const opened = await openDossier({ actor, dossier: number }, locals.needs);
  return opened.ok && servesDesk(actor, opened.value.dossier.deskId) ? opened.value : null;
}
