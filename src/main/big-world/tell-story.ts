import { dueTime } from '#modules/calendar/server';
import { WORKING_DAY_MINUTES, workingMinutesOf } from '#modules/calendar';
import { instantOf } from './plan.ts';
import { askForMore } from './ask-for-more.ts';
import type { StoryNeeds } from './story-needs.ts';
import { tellWork } from './tell-work.ts';
import type { Channel } from './filing-kinds.ts';
import type { Telling } from './telling.ts';

/** Tells a dossier from its filing to its end, or to the world's present. Shares of what happens are an estimate, not a statistic. */
export function tellStory(told: Telling, needs: StoryNeeds): void {
  file(told, needs);
  if (!reception(told, needs)) return;
  receive(told, needs);
  const minutes = limitMinutes(told, needs.channel);
  if (told.scene.dice.chance(0.012)) return withdraw(told, minutes);
  if (!tellWork(told, needs, minutes)) return;
  end(told, needs, minutes);
}

function file(told: Telling, { channel, reference, answersHash, papers }: StoryNeeds): void {
  const { kind, party, deskId, agencyId } = told.scene;
  const by = channel === 'online' ? told.applicant() : told.officer('receiver', deskId);
  const mandate = channel !== 'online' && party.kind === 'organisation' ? { mandateId: party.mandateId } : {};
  told.fact('filed', { ...by, ...mandate }, () => ({
    reference,
    procedureCode: kind.revision.code,
    revisionId: kind.revision.id,
    caseId: kind.caseId,
    channel,
    deskId,
    agencyId,
    applicantId: party.id,
    answersHash,
    papers: [...papers],
  }));
  told.work(channel === 'online' ? told.scene.dice.between(8, 400) : told.scene.dice.between(4, 20));
}

/** What the desk says to a filing; false: it goes no further. */
function reception(told: Telling, needs: StoryNeeds): boolean {
  const { dice, deskId } = told.scene;
  if (needs.channel !== 'online') return true;
  if (dice.chance(0.025)) {
    told.fact('reception-refused', told.officer('receiver', deskId), () => ({ note: told.note('refusal') }));
    return false;
  }
  if (!dice.chance(0.06)) return true;
  return askForMore(told, needs, 'reception');
}

function receive(told: Telling, needs: StoryNeeds): void {
  const { kind, deskId, agencyId } = told.scene;
  const limit = kind.limitOf(needs.channel);
  told.fact('received', told.officer('receiver', deskId), () => {
    const due = limit && dueTime(Temporal.Instant.from(instantOf(told.now)), limit, needs.calendar);
    if (due && !due.ok) throw new Error('A due time beyond the calendar');
    return {
      code: needs.nextCode(agencyId, told.now),
      limit,
      afterSupplement: 'restart',
      notCounted: [],
      dueAt: due?.value.toString() ?? null,
      ...(kind.work.length === 0 ? { straight: true as const } : {}),
    };
  });
}

/** How long the office will take, in its own minutes: mostly less than the limit, sometimes more. */
function limitMinutes(told: Telling, channel: Channel): number {
  const { dice, kind } = told.scene;
  const limit = kind.limitOf(channel);
  const minutes = limit ? (workingMinutesOf(limit) ?? limit.amount * WORKING_DAY_MINUTES * (5 / 7)) : 5 * WORKING_DAY_MINUTES;
  return minutes * (dice.chance(0.04) ? dice.between(1, 1.6) : dice.between(0.25, 0.92));
}

function withdraw(told: Telling, minutes: number): void {
  const { dice, deskId } = told.scene;
  told.work(minutes * 0.1);
  told.fact('withdrawal-requested', told.applicant(), () => ({ note: told.note('withdrawal') }));
  told.work(dice.between(30, 400));
  told.fact('withdrawn', told.officer('receiver', deskId), () => ({}));
}

/** The result is numbered, given out, and the service rated. */
function end(told: Telling, needs: StoryNeeds, minutes: number): void {
  const { dice, agencyId, deskId } = told.scene;
  told.work(minutes * 0.08);
  told.fact('issued', told.officer('records-clerk', agencyId), () => ({
    number: `${needs.reference.slice(10)}/KQ-${agencyId}`,
    paper: needs.resultPaper,
  }));
  const isElectronic = needs.channel === 'online' && dice.chance(0.6);
  told.work(isElectronic ? dice.between(2, 60) : dice.between(30, 900));
  told.fact('handed-over', told.officer('receiver', deskId), () => ({
    to: dice.chance(0.94) ? 'applicant' : 'delegate',
    channel: isElectronic ? 'electronic' : needs.channel === 'postal' ? 'post' : 'counter',
  }));
  if (!dice.chance(0.7)) return;
  told.hours(dice.between(0.5, 72));
  told.fact('rated', told.applicant(), () => ({ score: dice.chance(0.8) ? 4 : 1 + dice.below(3) }));
}
