import { answerBy } from '#modules/dossier/server';
import type { StoryNeeds } from './story-needs.ts';
import type { Telling } from './telling.ts';

const DAY_HOURS = 24;

/** Asks for what is missing; false: nobody sent it, and the dossier was stopped. */
export function askForMore(told: Telling, needs: StoryNeeds, stage: 'reception' | 'appraisal'): boolean {
  const { dice, deskId, kind } = told.scene;
  const by = stage === 'reception' ? told.officer('receiver', deskId) : told.assignee();
  const until = answerBy(Temporal.Instant.fromEpochMilliseconds(told.now), needs.calendar);
  const round = told.facts.filter(({ type }) => type === 'supplement-asked').length + 1;
  if (!until.ok) throw new Error('A supplement beyond the calendar');
  const component = kind.papers[0]?.component;
  const place = component === undefined ? { path: '/note' } : { component };
  told.fact('supplement-asked', by, () => ({
    stage,
    round,
    defects: [{ ...place, code: 'unreadable', note: told.note('defect') }],
    answerBy: until.value.toString(),
  }));
  if (dice.chance(0.12)) {
    told.wait((until.value.epochMilliseconds - told.now) / 3_600_000 + 1);
    told.work(dice.between(60, 2000));
    const who = stage === 'reception' ? told.officer('receiver', deskId) : told.officer('leader', told.scene.agencyId);
    told.fact('stopped', who, () => ({ because: 'not-supplemented', note: told.note('stop') }));
    return false;
  }
  told.hours(dice.between(3, 11 * DAY_HOURS));
  const papers = needs.papers.filter((paper) => paper.component === component);
  told.fact('supplemented', told.applicant(), () => ({ round, answersHash: needs.answersHash, papers }));
  told.work(dice.between(20, 300));
  return true;
}
