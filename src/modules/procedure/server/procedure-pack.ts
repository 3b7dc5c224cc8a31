import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Form } from '#modules/form';
import type { ContentNeeds, FormSource } from '../content.ts';
import { NO_SEARCH_WORDS, SearchWords } from '../find/search-words.ts';
import { HandlingMap, handlingOf } from '../handling.ts';
import { LifeEvents, type LifeEvent } from '../life-event.ts';
import { Route } from '../route.ts';
import { readPackForms } from './pack-forms.ts';

/** What a province lends to read its procedures: forms, routes, who handles what, words people search by. */
export interface ProcedurePack extends ContentNeeds {
  /** What people say instead of what the catalogue says ("sổ đỏ"). */
  readonly searchWords: SearchWords;
  /** What happens in a life, and the procedures it takes. */
  readonly lifeEvents: readonly LifeEvent[];
}

/**
 * Reads the procedures' part of a pack folder. A form somebody made by hand (`forms/<code>.json`) goes before a generated
 * one. A pack that cannot be read is a fault: the program must not start on half of it.
 */
export function readProcedurePack(folder: string, generateForm: (source: FormSource) => Form): ProcedurePack {
  const routeOf = readPackRoutes(join(folder, 'routes'));
  const map = read(join(folder, 'handling.json'), HandlingMap);
  const words = join(folder, 'search-words.json');
  const events = join(folder, 'life-events.json');
  return {
    makeForm: readPackForms(folder, generateForm),
    routeOf,
    handlingOf: (record) => handlingOf(record, map),
    searchWords: existsSync(words) ? read(words, SearchWords) : NO_SEARCH_WORDS,
    lifeEvents: existsSync(events) ? read(events, LifeEvents).events : [],
  };
}

/** Which procedure takes which route; whichever is not named takes the one of its level. */
const RoutesByProcedure = z.strictObject({ note: z.string().optional(), routes: z.record(z.string(), z.string()) });

function readPackRoutes(folder: string): ContentNeeds['routeOf'] {
  const file = join(folder, 'by-procedure.json');
  const named = existsSync(file) ? read(file, RoutesByProcedure).routes : {};
  const ids = new Set(['province', 'commune', ...Object.values(named)]);
  const routes = new Map([...ids].map((id) => [id, read(join(folder, `${id}.json`), Route)]));
  return function routeOf({ code, level }) {
    const id = named[code] ?? (level === 'tỉnh' ? 'province' : 'commune');
    const route = routes.get(id);
    if (!route) throw new Error(`No route ${id}`);
    return route;
  };
}

/** The procedures of a pack, as text, to be imported like any other file. */
export function readPackProcedures(folder: string): string {
  return readFileSync(join(folder, 'data', 'procedures.json'), 'utf8');
}

function read<T>(path: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`The pack file ${path} cannot be read`, { cause });
  }
}
