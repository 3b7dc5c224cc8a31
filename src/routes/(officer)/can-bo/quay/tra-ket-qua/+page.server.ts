import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { isId, newId } from '#kernel/ids';
import { lastFact, servesDesk } from '#modules/dossier';
import { actOnDossier, openDossier, type OpenedDossier } from '#modules/dossier/server';
import { issuePaper } from '#modules/notice/server';
import { dossierStory } from '#views/dossier-story';
import { postedText } from '../../../../(citizen)/nop-ho-so/posted-text.ts';
import { RESULT } from '../../../../serve-paper.ts';
import { supplementPath } from '../bo-sung/supplement-path.ts';
import { counterHere } from '../counter-here.ts';
import { readVisit, seenIn, visitError, type TypedVisit, type VisitError } from '../who-came.ts';
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
      supplement: opened.actions.includes('supplement') ? supplementPath(dossier.id) : null,
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
  readonly channel: string;
  readonly typed: TypedVisit;
  readonly errors: readonly VisitError[];
}

export const actions: Actions = {
  default: async (event): Promise<ActionFailure<Returned>> => {
    const { locals, request, url } = event;
    const { needs, words: t } = locals;
    const { actor } = counterHere(locals, url);
    const posted = await request.formData();
    const [number, channel, typed] = [postedText(posted, 'number'), postedText(posted, 'channel'), readVisit(posted)];
    const refused = (errors: Returned['errors']): ActionFailure<Returned> => fail(422, { channel, typed, errors });

    const opened = await openHere(event, number);
    if (!opened) return refused([{ text: t('counter.hand-out.unknown') }]);
    const to = typed.by === 'delegate' ? 'delegate' : 'applicant';
    const requestId = postedText(posted, 'requestId');
    const acted = await actOnDossier(
      {
        actor,
        dossierId: opened.dossier.id,
        action: 'hand-over',
        requestId: isId(requestId) ? requestId : newId(),
        version: Number(postedText(posted, 'version')) || undefined,
        body: channel === 'electronic' ? { channel } : { to, channel: 'counter', seen: seenIn(typed, posted) },
      },
      needs,
    );
    if (!acted.ok) return refused([visitError(acted.refusal, t)]);
    redirect(303, `/can-bo/quay/tra-ket-qua?so=${encodeURIComponent(number)}`);
  },
};

/** The dossier of a number, when it lies at a desk of the officer; elsewhere it is not theirs to hand out. The ledger says what for. */
async function openHere(
  { locals, url }: { readonly locals: App.Locals; readonly url: URL },
  number: string,
): Promise<OpenedDossier | null> {
  const { actor } = counterHere(locals, url);
  const opened = await openDossier({ actor, dossier: number, because: 'handing-out' }, locals.needs);
  return opened.ok && servesDesk(actor, opened.value.dossier.deskId) ? opened.value : null;
}
