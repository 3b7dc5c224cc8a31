/** What somebody may want of the bot. */
export const INTENTS = [
  'status',
  'requirements',
  'time-and-fee',
  'office',
  'file',
  'supplement',
  'remind',
  'person',
  'greet',
  'thanks',
  'unknown',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Those that are about a procedure, or about any. */
export const ABOUT_PROCEDURES: ReadonlySet<Intent> = new Set<Intent>(['requirements', 'time-and-fee', 'file', 'office']);
