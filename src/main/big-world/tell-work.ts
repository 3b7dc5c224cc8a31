import type { Work } from './filing-kinds.ts';
import { instantOf } from './plan.ts';
import { askForMore } from './ask-for-more.ts';
import type { StoryNeeds } from './story-needs.ts';
import type { Telling } from './telling.ts';

/** Everything between reception and the leader's word; false: it ends without a decision. */
export function tellWork(told: Telling, needs: StoryNeeds, minutes: number): boolean {
  const { dice, kind, agencyId } = told.scene;
  const { work } = kind;
  forgetSome(told, minutes);
  if (work[0]) {
    told.work(minutes * 0.07);
    assign(told, work[0]);
    if (dice.chance(0.2)) {
      told.work(minutes * 0.03);
      assign(told, work[0]);
    }
    if (dice.chance(0.05)) {
      told.work(Math.min(minutes * 0.1, 900));
      if (!askForMore(told, needs, 'appraisal')) return false;
    }
    if (dice.chance(0.02)) extend(told);
    if (kind.fee !== null && dice.chance(0.85)) charge(told, kind.fee);
    if (dice.chance(0.06)) askOpinion(told, [dice.pick(CONSULTED.filter((id) => id !== agencyId))]);
    for (const at of work.keys()) doStep(told, { at, minutes });
    if (dice.chance(0.05)) sendBack(told, minutes);
  }
  told.work(minutes * 0.15);
  const isRefused = dice.chance(0.03);
  return told.fact('decided', told.officer('leader', agencyId), () =>
    isRefused ? { outcome: 'refused', note: told.note('decision') } : { outcome: 'approved' },
  );
}

/** Departments that are asked for their opinion. */
export const CONSULTED = ['H12.04', 'H12.05', 'H12.06', 'H12.08', 'H12.11'];

const RECENT = 50 * 86_400_000;

/** Some of the youngest lie about and become late: their story breaks off on the way. */
function forgetSome(told: Telling, minutes: number): void {
  const { dice, time, until } = told.scene;
  const lies = dice.chance(0.05);
  const from = time.spentAt(told.now) + Math.round(dice.next() * minutes) * 60_000;
  if (lies && told.now > until - RECENT) told.stopsAt = Math.min(told.stopsAt, time.at(from));
}

function assign(told: Telling, { stepId, unit }: Work): void {
  const { dice, officers, agencyId } = told.scene;
  const unitId = unit ?? agencyId;
  const officerId = dice.pick(officers.on('specialist', unitId));
  const done = told.fact('assigned', told.officer('head', unitId), () => ({ officerId, unitId, stepId }));
  if (done) [told.unitId, told.assigneeId] = [unitId, officerId];
}

function doStep(told: Telling, { at, minutes }: { readonly at: number; readonly minutes: number }): void {
  const { dice, kind } = told.scene;
  const step = kind.work[at];
  if (!step) return;
  told.work((minutes * 0.55) / kind.work.length);
  // Who takes over in another unit gets it from that unit's head.
  if (at > 0 && told.assigneeId === null && step.role === 'specialist') assign(told, step);
  if (step.opinions.length > 0) askOpinion(told, step.opinions);
  const isLast = at === kind.work.length - 1;
  finish(told, step, { next: kind.work[at + 1] ?? null, proposal: isLast });
  if (dice.chance(0.2)) told.work(3);
}

function finish(told: Telling, step: Work, { next, proposal }: { readonly next: Work | null; readonly proposal: boolean }): void {
  const { dice, agencyId } = told.scene;
  const by = step.role === 'head' ? told.officer('head', told.unitId) : told.assignee();
  const unit = next ? (next.unit ?? (next.role === 'head' ? told.unitId : agencyId)) : told.unitId;
  const leaves = next !== null && !told.isWithin(told.unitId, unit);
  const done = told.fact('step-done', by, () => ({
    stepId: step.stepId,
    next: next?.stepId ?? null,
    ...(next?.role === 'head' ? { nextRole: 'head' as const } : {}),
    ...(leaves ? { nextUnit: unit } : {}),
    ...(proposal ? { proposal: 'approved' as const } : {}),
    ...(dice.chance(0.15) ? { note: told.note('step') } : {}),
  }));
  if (done && leaves) [told.unitId, told.assigneeId] = [unit, null];
}

function askOpinion(told: Telling, bodies: readonly string[]): void {
  const { dice } = told.scene;
  const [agencyId, ...others] = bodies;
  if (agencyId === undefined) return;
  told.fact('opinion-asked', told.assignee(), () => ({
    agencyId,
    note: told.note('question'),
    ...(others.length > 0 ? { others } : {}),
  }));
  for (const body of bodies) {
    told.work(dice.between(30, 500));
    told.fact('opinion-given', told.officer('specialist', body), () => ({
      agencyId: body,
      note: told.note('opinion'),
    }));
  }
}

function charge(told: Telling, amount: number): void {
  const { dice, deskId } = told.scene;
  told.work(dice.between(5, 60));
  told.fact('fee-due', told.assignee(), () => ({ amount }));
  told.hours(dice.between(0.3, 40));
  const receipt = `THU-${dice.hex(6).toUpperCase()}`;
  told.fact('fee-paid', told.officer('receiver', deskId), () => ({ amount, method: 'bank', receipt }));
}

/** The office says a day before that it will be late. */
function extend(told: Telling): void {
  const { dice, time, agencyId } = told.scene;
  const received = told.facts.findLast(({ type }) => type === 'received');
  const dueAt = received?.type === 'received' ? received.data.dueAt : null;
  if (dueAt === null) return;
  const due = Date.parse(dueAt);
  if (due - told.now < 2 * 86_400_000) return;
  const until = instantOf(time.at(time.spentAt(due) + Math.round(dice.between(1, 5)) * 480 * 60_000));
  told.fact('extended', told.officer('leader', agencyId), () => ({
    until,
    before: dueAt,
    note: told.note('extension'),
  }));
}

/** The leader sends it back to the last step, which is done once more. */
function sendBack(told: Telling, minutes: number): void {
  const { kind, agencyId } = told.scene;
  const last = kind.work.at(-1);
  if (!last) return;
  told.work(minutes * 0.05);
  const whose = last.role === 'head' ? { nextRole: 'head' as const } : {};
  told.fact('step-returned', told.officer('leader', agencyId), () => ({
    stepId: last.stepId,
    note: told.note('return'),
    ...whose,
  }));
  told.work(minutes * 0.05);
  finish(told, last, { next: null, proposal: true });
}
