import { z } from 'zod';

/** Settings of the national exchange, as they stand in the environment. */
export const NATIONAL_ENVIRONMENT = {
  NATIONAL_URL: z.union([z.url(), z.literal('none')]).optional(),
  NATIONAL_USERNAME: z.string().optional(),
  NATIONAL_PASSWORD: z.string().optional(),
  NATIONAL_UNIT: z.string().default('H12'),
};

/** Our account with the national exchange. */
export interface NationalSettings {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly unit: string;
}

type Given = z.infer<z.ZodObject<typeof NATIONAL_ENVIRONMENT>>;

/** A real exchange is asked with an account of ours or not at all. */
export function nationalProblems({ NATIONAL_URL: url, NATIONAL_USERNAME: username, NATIONAL_PASSWORD: password }: Given): string[] {
  if (url === undefined || url === 'none' || (username !== undefined && password !== undefined)) return [];
  return ['NATIONAL_URL needs NATIONAL_USERNAME and NATIONAL_PASSWORD'];
}

/** The demo's exchange is in the sandbox; elsewhere nobody is asked unless told who. */
export function nationalIn(given: Given, demoUrl: string | null): NationalSettings | null {
  const url = given.NATIONAL_URL ?? demoUrl;
  if (url === null || url === 'none') return null;
  return {
    url,
    username: given.NATIONAL_USERNAME ?? 'sandbox',
    password: given.NATIONAL_PASSWORD ?? 'sandbox',
    unit: given.NATIONAL_UNIT,
  };
}
