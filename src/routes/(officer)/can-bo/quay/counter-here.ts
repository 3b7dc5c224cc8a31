import { error } from '@sveltejs/kit';
import type { OfficerActor } from '#modules/account';
import { readAgencies } from '#modules/agency/server';
import { receivingDesks } from '#modules/dossier';
import type { Option } from '#ui';
import { officerHere } from '../officer-here.ts';

/** An officer at the counter, and the desks at which they receive: one at least. */
export interface AtCounter {
  readonly actor: OfficerActor;
  readonly desks: readonly string[];
}

/** Whoever receives nowhere is told that the counter is not theirs. */
export function counterHere(locals: App.Locals, url: URL): AtCounter {
  const actor = officerHere(locals, url);
  const desks = receivingDesks(actor);
  if (desks.length === 0) error(403, locals.words('counter.receivers-only'));
  return { actor, desks };
}

/** The desks by their names. */
export async function deskOptions({ desks }: AtCounter, { needs }: App.Locals): Promise<readonly Option[]> {
  const tree = await readAgencies(needs.db);
  return desks.map((id) => ({ value: id, label: tree.find(id)?.name ?? id }));
}

/** The desk somebody named, if it is one of theirs; else the first. */
export function deskAsked({ desks }: AtCounter, asked: string | null): string {
  return desks.find((id) => id === asked) ?? desks[0] ?? '';
}
