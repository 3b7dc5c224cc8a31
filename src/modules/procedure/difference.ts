import { same } from './canonical.ts';
import { sameLimit } from './limit.ts';
import type { ChannelTerms, Component, ProcedureCase, RevisionContent } from './revision.ts';
import type { RevisionChange } from './revision-change.ts';

/** What publishing `next` would change, in the order a person reads it: papers, cases, channels, words, machinery. */
export function differenceBetween(former: RevisionContent, next: RevisionContent): readonly RevisionChange[] {
  const told = [
    ...componentChanges(former.components, next.components),
    ...caseChanges(former.cases, next.cases),
    ...channelChanges(former.channels, next.channels),
  ];
  return [
    ...told,
    ...recordChanges(former.record, next.record, told.length > 0),
    ...(same(former.form, next.form) ? [] : [{ kind: 'form-changed' } as const]),
    ...(same(former.route, next.route) ? [] : [{ kind: 'route-changed' } as const]),
    ...(same(former.handling, next.handling) ? [] : [{ kind: 'handling-changed' } as const]),
  ];
}

function componentChanges(former: readonly Component[], next: readonly Component[]): readonly RevisionChange[] {
  return pair(former, next, (component) => component.id).flatMap(([before, after]): readonly RevisionChange[] => {
    if (before === null) return after ? [{ kind: 'component-added', id: after.id, name: after.name, mandatory: after.required }] : [];
    if (after === null) return [{ kind: 'component-removed', id: before.id, name: before.name }];
    return oneComponentChanges(before, after);
  });
}

function oneComponentChanges(before: Component, after: Component): readonly RevisionChange[] {
  const { id, name } = after;
  const changes: RevisionChange[] = [];
  if (before.name !== name) changes.push({ kind: 'label-reworded', id, from: before.name, to: name });
  if (before.code !== after.code) {
    changes.push({ kind: 'component-code-corrected', id, name, from: before.code ?? '', to: after.code ?? '' });
  }
  if (before.required !== after.required) changes.push({ kind: after.required ? 'made-mandatory' : 'made-optional', id, name });
  if (countsOf(before) !== countsOf(after)) {
    changes.push({ kind: 'copies-changed', id, name, from: countsOf(before), to: countsOf(after) });
  }
  if (before.paperType !== after.paperType) {
    changes.push({ kind: 'paper-type-changed', id, name, from: before.paperType ?? '', to: after.paperType ?? '' });
  }
  if (!same(scopeOf(before), scopeOf(after))) changes.push({ kind: 'component-scope-changed', id, name });
  if (before.note !== after.note || before.formNumber !== after.formNumber) {
    changes.push({ kind: 'component-note-changed', id, name });
  }
  return changes;
}

function countsOf(component: Component): string {
  return `${component.originals}+${component.copies}`;
}

function scopeOf(component: Component): unknown {
  return [component.caseIds, component.onlyWhen, component.channels];
}

function caseChanges(former: readonly ProcedureCase[], next: readonly ProcedureCase[]): readonly RevisionChange[] {
  return pair(former, next, (one) => one.id).flatMap(([before, after]): readonly RevisionChange[] => {
    if (before === null) return after ? [{ kind: 'case-added', id: after.id, name: after.name ?? '' }] : [];
    if (after === null) return [{ kind: 'case-removed', id: before.id, name: before.name ?? '' }];
    return before.name === after.name ? [] : [{ kind: 'case-reworded', id: after.id, from: before.name ?? '', to: after.name ?? '' }];
  });
}

function channelChanges(former: readonly ChannelTerms[], next: readonly ChannelTerms[]): readonly RevisionChange[] {
  return pair(former, next, (terms) => terms.channel).flatMap(([before, after]): readonly RevisionChange[] => {
    if (before === null) return after ? [{ kind: 'channel-added', channel: after.channel }] : [];
    if (after === null) return [{ kind: 'channel-removed', channel: before.channel }];
    const { channel } = after;
    const changes: RevisionChange[] = [];
    if (!sameLimit(before.limit, after.limit)) changes.push({ kind: 'limit-changed', channel, from: before.limit, to: after.limit });
    if (before.fee.amount !== after.fee.amount) {
      changes.push({ kind: 'fee-changed', channel, from: before.fee.amount, to: after.fee.amount });
    }
    if (before.limitNote !== after.limitNote || before.fee.note !== after.fee.note) {
      changes.push({ kind: 'channel-note-changed', channel });
    }
    return changes;
  });
}

/** Told apart above, in better words; named here only when those words saw nothing (a 0 that became null, a key unknown to us). */
const TOLD_ABOVE = new Set(['components', 'channels']);
/** The route is compared as it is taken, wherever it comes from. */
const TOLD_APART = 'route';

function recordChanges(former: RevisionContent['record'], next: RevisionContent['record'], told: boolean): readonly RevisionChange[] {
  const fields = new Set([...Object.keys(former), ...Object.keys(next)]);
  return [...fields]
    .filter((field) => field !== TOLD_APART && !(told && TOLD_ABOVE.has(field)) && !same(former[field] ?? null, next[field] ?? null))
    .map((field) => ({ kind: 'record-changed', field, from: shortly(former[field]), to: shortly(next[field]) }));
}

function shortly(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** Each item of either side with its counterpart: the former's order first, then what is new. */
function pair<T>(former: readonly T[], next: readonly T[], keyOf: (item: T) => string): readonly (readonly [T | null, T | null])[] {
  const known = new Set(former.map(keyOf));
  return [
    ...former.map((before) => [before, next.find((after) => keyOf(after) === keyOf(before)) ?? null] as const),
    ...next.filter((after) => !known.has(keyOf(after))).map((after) => [null, after] as const),
  ];
}
