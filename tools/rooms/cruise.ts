import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { rulesOfRunning, rulesOfWriting } from './rules.ts';

/** One import that should not be there. */
export interface Trespass {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

/** A use of Temporal that runs; as a type it vanishes before it reaches a phone. */
const TEMPORAL_AT_WORK = /\bTemporal\.\w+(?:\.\w+)?\(|\bTemporal\.Now\b|(?:new|instanceof)\s+Temporal\./;

/** Every import in a tree that breaks the map, the doors or the line between server and browser. */
export async function trespasses(root: string): Promise<Trespass[]> {
  const written = await cruiseFor(root, rulesOfWriting(), true);
  const running = await cruiseFor(root, rulesOfRunning(filesWithTemporal(root)), false);
  return [...written, ...running].sort((a, b) => `${a.from} ${a.rule}`.localeCompare(`${b.from} ${b.rule}`));
}

async function cruiseFor(root: string, forbidden: IForbiddenRuleType[], types: boolean): Promise<Trespass[]> {
  const rooms = ['src', 'messages', 'sandbox', 'bench'].filter((room) => readdirSync(root).includes(room));
  const options: ICruiseOptions = {
    baseDir: resolve(root),
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: types,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['[.]json$', '[.]css$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.d.ts'],
    },
  };
  const { output } = await cruise(rooms, options);
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map((violation) => asTrespass(violation, forbidden));
}

function asTrespass(violation: ICruiseResult['summary']['violations'][number], forbidden: IForbiddenRuleType[]): Trespass {
  const { name } = violation.rule;
  const way = violation.via?.map((step) => step.name).join(' → ') ?? violation.cycle?.map((step) => step.name).join(' → ');
  return {
    rule: name,
    from: violation.from,
    to: way ?? violation.to,
    because: forbidden.find((rule) => rule.name === name)?.comment ?? '',
  };
}

function filesWithTemporal(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => join('src', path).replaceAll('\\', '/'))
    .filter((path) => TEMPORAL_AT_WORK.test(readFileSync(join(root, path), 'utf8')));
}
