import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import { clock } from './clock.ts';
import { disk } from './disk.ts';
import { database } from './database.ts';
import { killed } from './killed.ts';
import { fullLog } from './log.ts';
import { openHouse, type House } from './house.ts';
import { PeopleAtWork } from './people.ts';
import { poison } from './poison.ts';
import { falls, type Score } from './score.ts';
import { store } from './store.ts';
import { strangers } from './strangers.ts';

/** One thing that goes wrong, in a house full of people at work. */
export interface Fault {
  readonly name: string;
  readonly happens: (house: House, people: PeopleAtWork) => Promise<Score>;
}

const FAULTS: readonly Fault[] = [...killed, ...database, ...store, ...disk, ...strangers, ...poison, ...clock, ...fullLog];
const HEADS = ['what goes wrong', 'acknowledged', 'lost', 'doubled', 'back after', 'verdict'];

/**
 * `npm run bench -- faults`: the program as it runs in earnest (two web processes, a worker, a PostgreSQL of its own), people who file
 * and receive dossiers, and one fault after the other. What was acknowledged is compared with the database after each.
 */
export async function faults(wanted: readonly string[], { print, fail }: BenchNeeds): Promise<number> {
  const chosen = FAULTS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  const began = performance.now();
  print(`${chosen.length} faults, each among people at work; about ${Math.ceil(chosen.length * 0.7) + 1} minutes\n`);
  const house = await openHouse(print);
  const scores: (Score & { readonly name: string })[] = [];
  try {
    const people = await PeopleAtWork.hire(house);
    for (const { name, happens } of chosen) {
      const score = await happens(house, people).catch((fault: unknown) => falls(fault instanceof Error ? fault.message : String(fault)));
      scores.push({ name, ...score });
      print(`${score.verdict === 'holds' ? '  holds' : score.verdict === 'not tried' ? '  -----' : '  FALLS'}  ${name}: ${score.said}`);
    }
  } finally {
    await house.close();
  }
  print(`\n${table(HEADS, scores.map(rowOf))}\n`);
  const fell = scores.filter(({ verdict }) => verdict === 'falls');
  const tried = scores.filter(({ verdict }) => verdict !== 'not tried').length;
  print(`${tried - fell.length} of ${tried} hold, ${scores.length - tried} not tried; ${Math.round((performance.now() - began) / 1000)} s`);
  for (const { name, said } of fell) fail(`\nFalls: ${name}\n  ${said}`);
  return fell.length === 0 ? 0 : 1;
}

function rowOf({ name, acknowledged, lost, doubled, back, verdict }: Score & { readonly name: string }): readonly string[] {
  return [name, told(acknowledged), told(lost), told(doubled), back === null ? '–' : `${back.toFixed(1)} s`, verdict];
}

function told(count: number | null): string {
  return count === null ? '–' : String(count);
}
