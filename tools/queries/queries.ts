import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Db } from '#kernel/database';
import { filesBelow, read } from '../checks/files.ts';
import type { Generated } from '../fresh/generated.ts';
import { anything } from './anything.ts';
import { noRow, oneRow, statementsOf } from './listen.ts';
import { printSql } from './print-sql.ts';
import { SAMPLES, type Sample } from './samples.ts';

type Speaker = (...args: unknown[]) => unknown;

const FOLDER = 'database/queries';

/** `database/queries`: the SQL of every store and view, and of the one gateway that keeps something in tables of its own, function by function, as a reviewer wants to read it. */
export const queries: Generated = {
  make: async () => {
    const files = [];
    for (const path of filesWithSql()) files.push({ path, ...(await readOut(path)) });
    const mute = files.flatMap((file) => file.mute.map((name) => `${file.path}: ${name}`));
    if (mute.length > 0) {
      throw new Error(
        `These say nothing to the database when called with anything; give each a sample in tools/queries/samples.ts:\n${mute.join('\n')}`,
      );
    }
    return new Map(files.filter(({ text }) => text !== '').map(({ path, text }) => [fileOf(path), text]));
  },
  committed: () => (existsSync(FOLDER) ? filesBelow(FOLDER, ['.sql']) : []),
};

function filesWithSql(): string[] {
  return ['src/kernel', 'src/modules', 'src/views', 'src/gateways/zalo']
    .flatMap((folder) => filesBelow(folder, ['.ts']))
    .filter((path) => !/\.(test|fixture)\.ts$/.test(path) && /\bsql(?:<[^`]*>)?`/.test(read(path)))
    .sort();
}

/** `src/modules/place/server/place-store.ts` → `database/queries/place/place-store.sql`. */
function fileOf(path: string): string {
  const place = path.replace(/^src\/(modules\/)?/, '').replace('/server/', '/');
  return `${FOLDER}/${place.replace(/(\.postgres)?\.ts$/, '.sql')}`;
}

async function readOut(path: string): Promise<{ readonly text: string; readonly mute: readonly string[] }> {
  const exported = (await import(pathToFileURL(resolve(path)).href)) as Readonly<Record<string, unknown>>;
  const samples = SAMPLES[path.replace(/^src\//, '').replace(/\.ts$/, '')];
  const parts: string[] = [];
  const mute: string[] = [];
  for (const [name, speaker] of Object.entries(exported)) {
    if (typeof speaker !== 'function') continue;
    const statements = await heardFrom(speaker as Speaker, samples?.[name]);
    if (statements.length > 0) parts.push(`-- ${name}\n\n${statements.map(printSql).join('\n\n')}\n`);
    else if (/^async /.test(speaker.toString())) mute.push(name);
  }
  const head = `-- ${path}, function by function. Generated (\`npm run fresh\`), for review; never run.\n\n`;
  return { text: parts.length === 0 ? '' : head + parts.join('\n\n'), mute };
}

/** What it asks when nobody is there, then what it asks besides when somebody is. */
async function heardFrom(speaker: Speaker, sample?: Sample): Promise<readonly string[]> {
  function call(db: Db): unknown {
    if (sample) return sample.call(speaker, db);
    return takesHandleFirst(speaker) ? speaker(db, anything(db), anything(db)) : speaker(anything(db), anything(db));
  }
  if (sample?.answer) return distinct(await statementsOf(call, sample.answer));
  return distinct([...(await statementsOf(call, noRow)), ...(await statementsOf(call, oneRow))]);
}

function takesHandleFirst(speaker: Speaker): boolean {
  return /^(?:async )?function\*? ?\w*\(\s*(?:db|trx)\b/.test(speaker.toString());
}

function distinct(statements: readonly string[]): readonly string[] {
  return [...new Set(statements)];
}
