import { error } from '@sveltejs/kit';
import type { OfficerActor } from '#modules/account';
import { formBySet, type ChosenForm, type PaperId } from '#modules/notice';
import { samplePaper } from '#modules/notice/server';
import { officerHere } from '../officer-here.ts';

/** An administrator; everybody else is told that the page is not theirs. */
export function administratorHere(locals: App.Locals, url: URL): OfficerActor {
  const actor = officerHere(locals, url);
  if (!actor.roles.some(({ role }) => role === 'administrator')) error(403, locals.words('official-paper.forms.not-yours'));
  return actor;
}

/** The form an address names; its set is written with `~` for the slash of `TT03/2025`. */
export function formHere(locals: App.Locals, { set, paper }: { readonly set: string; readonly paper: string }): ChosenForm {
  const form = formBySet(locals.needs.paperForms, { paper: paper as PaperId, setId: set.replaceAll('~', '/') });
  if (!form) error(404, locals.words('official-paper.forms.none'));
  return form;
}

/** The form filled with invented data, as the renderer takes it. */
export function sampleOf(form: ChosenForm, { needs }: App.Locals) {
  const at = Temporal.Instant.from('2026-11-23T03:05:00Z');
  return { ...samplePaper(form, { words: needs.lawWords, origin: needs.origin, paperForms: needs.paperForms }), at };
}
