import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { markPlace, MOST_NOTE_LETTERS, takeBackDeskNote, writeDeskNote } from '#modules/dossier/server';
import { newId } from '#kernel/ids';
import { officerHere } from '../../officer-here.ts';
import { idOf } from './[action]/defect-names.ts';
import { textOf } from './[action]/read-action.ts';
import { rowOf } from './mark-row.ts';
import { sayGone } from './say-gone.ts';
import { queryOf, readLooking } from './viewer-address.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'url'> & { readonly params: { readonly id: string } };

const VERDICTS = ['right', 'wrong', 'none'] as const;

/** What the officer says of one paper or answer; back to where they looked. */
export async function markPosted(event: Event) {
  const { locals, params, url } = event;
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const form = await event.request.formData();
  const verdict = VERDICTS.find((one) => one === textOf(form, 'verdict'));
  if (!verdict) error(400, t('refusal.request.malformed'));
  const said = { place: textOf(form, 'place'), code: textOf(form, 'code'), reason: textOf(form, 'reason') };
  const marked = await markPlace({ actor, dossierId: params.id, verdict, ...said }, needs);
  if (marked.ok) redirect(303, backTo(event, form, rowOf(said.place)));
  const { refusal } = marked;
  if (refusal.code === 'dossier.unknown') sayGone(locals, [said.reason]);
  const field = refusal.code === 'check.reason-needed' ? idOf(refusal.field, said.place) : undefined;
  const text =
    field === undefined
      ? t(`refusal.${refusal.code}`)
      : t(refusal.code === 'check.reason-needed' && refusal.field === 'code' ? 'issue.choose-one' : 'issue.required');
  return fail(422, { marking: { ...said, field: field ?? null, text } });
}

/** A note to the other officers. What could not be kept stays typed. */
export async function notePosted(event: Event) {
  const actor = officerHere(event.locals, event.url);
  const { needs, words: t } = event.locals;
  const form = await event.request.formData();
  const text = textOf(form, 'note');
  const kept = await writeDeskNote({ actor, dossierId: event.params.id, requestId: textOf(form, 'requestId') || newId(), text }, needs);
  if (!kept.ok && kept.refusal.code === 'dossier.unknown') sayGone(event.locals, [text]);
  if (!kept.ok) return fail(422, { noting: { text, error: t(`refusal.${kept.refusal.code}`, { max: MOST_NOTE_LETTERS }) } });
  redirect(303, backTo(event, form, NOTES));
}

/** What of this page was sent when nobody was signed in any more, where it was typed. */
export function typedHere(typed: FormData) {
  const [note, message, place] = [textOf(typed, 'note'), textOf(typed, 'message'), textOf(typed, 'place')];
  return {
    note: note === '' ? null : note,
    message: message === '' ? null : message,
    mark: place === '' ? null : { place, code: textOf(typed, 'code'), reason: textOf(typed, 'reason') },
  };
}

/** Where the notes stand on the page. */
export const NOTES = 'ghi-chu';

export async function noteTakenBack(event: Event) {
  const actor = officerHere(event.locals, event.url);
  const form = await event.request.formData();
  const taken = await takeBackDeskNote({ actor, dossierId: event.params.id, noteId: textOf(form, 'noteId') }, event.locals.needs);
  if (!taken.ok) error(404, event.locals.words(`refusal.${taken.refusal.code}`));
  redirect(303, backTo(event, form, NOTES));
}

/** The same page, the same paper in front of it. */
function backTo({ params }: Event, form: FormData, part: string): string {
  const query = queryOf(readLooking(new URLSearchParams(textOf(form, 'back'))));
  return `/can-bo/ho-so/${encodeURIComponent(params.id)}${query === '' ? '' : `?${query}`}#${part}`;
}
