import { fold } from '#kernel/text';
import { flag, type Flag } from './flag.ts';
import type { ProcedureRecord } from './record.ts';
import type { Component } from './revision.ts';

const COMPONENT_CODE = /^(\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{1,3}(\.\d{1,3})*-KQ\d{3,8}$/;
const ALTERNATIVES = /\bmot trong (cac|nhung|hai|ba|so)\b|\bhoac\b|\bkhong co thi\b|\S \/ \S/;
const ABOLISHED = /\bso (ho khau|tam tru)\b/; // household and temporary-residence books ended with 2022

/** Traps in the list of papers asked for. */
export function componentTraps(
  record: Pick<ProcedureRecord, 'components' | 'result'>,
  components: readonly Component[],
  paperTypes: ReadonlySet<string>,
): readonly Flag[] {
  if (components.length === 0) return [flag('components.missing')];
  const flags = components.flatMap((component, index) => [
    ...oneComponentTraps(component, paperTypes),
    ...(isTrimmed(record.components[index]?.code) ? [about('code.trimmed', component)] : []),
    ...(isRepeated(component, components) ? [about('component.code-repeated', component)] : []),
    ...(component.code !== null && component.code === record.result?.code?.trim() ? [about('component.is-result', component)] : []),
  ]);
  if (components.every((component) => !component.required)) flags.push(flag('component.required-never'));
  return flags;
}

function oneComponentTraps(component: Component, paperTypes: ReadonlySet<string>): readonly Flag[] {
  const words = fold(`${component.name}; ${component.note ?? ''}`);
  const flags: Flag[] = [];
  if (component.code === null) flags.push(about('component.code-missing', component));
  else if (!COMPONENT_CODE.test(component.code)) flags.push(about('component.code-malformed', component));
  if (component.isNote) flags.push(about('component.is-note', component));
  if (ALTERNATIVES.test(fold(component.name)) || /\bmot trong (cac|nhung)\b/.test(words)) {
    flags.push(about('alternatives.in-one-line', component));
  }
  if (ABOLISHED.test(words)) flags.push(about('component.abolished-paper', component));
  if (component.paperType !== null && !paperTypes.has(component.paperType)) {
    flags.push(flag('component.type-unknown', component.id, { name: component.name, type: component.paperType }));
  }
  return flags;
}

function about(code: Flag['code'], component: Component): Flag {
  return flag(code, component.id, { name: component.name, code: component.code ?? '' });
}

function isTrimmed(code: string | null | undefined): boolean {
  return code !== null && code !== undefined && code !== code.trim() && code.trim() !== '';
}

function isRepeated(component: Component, components: readonly Component[]): boolean {
  return component.code !== null && components.filter((other) => other.code === component.code).length > 1;
}
