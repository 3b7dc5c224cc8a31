import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ACTION_TYPES, PLACES } from '#modules/dossier';

const Step = z.strictObject({
  /** The login of an officer, or the applicant. */
  by: z.string(),
  do: z.enum(ACTION_TYPES),
  /** How many working hours before the demo was loaded. */
  ago: z.number().nonnegative(),
  body: z.record(z.string(), z.unknown()).optional(),
  /** Whom a head assigns, by login. */
  to: z.string().optional(),
  /** Until how many working hours after loading the time is extended. */
  untilIn: z.number().positive().optional(),
});

const DemoDossier = z.strictObject({
  key: z.string(),
  endsAs: z.enum(PLACES),
  procedure: z.string(),
  case: z.string().optional(),
  agency: z.string().optional(),
  /** The phone of one of the demo's citizens. */
  citizen: z.string(),
  answers: z.record(z.string(), z.unknown()),
  filed: z.number().nonnegative(),
  steps: z.array(Step),
});

/** What happens to one invented dossier, from its filing on. */
export type DemoDossier = z.infer<typeof DemoDossier>;
export type DemoStep = z.infer<typeof Step>;

const DemoScript = z.strictObject({
  note: z.string(),
  /** How the papers of the demo are called. */
  titles: z.strictObject({ result: z.string(), again: z.string() }),
  dossiers: z.array(DemoDossier),
});
export type DemoScript = z.infer<typeof DemoScript>;

/** Reads `demo/dossiers.json` of a pack; the oldest filing comes first. */
export function readDemoScript(pack: string): DemoScript {
  const script = DemoScript.parse(JSON.parse(readFileSync(join(pack, 'demo', 'dossiers.json'), 'utf8')));
  return { ...script, dossiers: script.dossiers.toSorted((one, other) => other.filed - one.filed) };
}
