import { z } from '@hono/zod-openapi';
import { isId } from '#kernel/ids';
import { Problem } from './problem.ts';

/** For operations that need somebody signed in. */
export const SIGNED_IN = [{ bearer: [] }, { session: [] }];

export const DossierId = z.object({ id: z.string().refine(isId).openapi({ format: 'uuid' }) });

/** The idempotency key: the same request sent again under the same key is answered the same and changes nothing. */
export const RequestKey = z.object({
  'idempotency-key': z
    .string()
    .min(8)
    .max(100)
    .regex(/^[\w.:-]+$/)
    .openapi({ example: '0198c1c7-6b1e-7a53-9d51-6c2f3f4f5a60' }),
});

export function json<S extends z.ZodType>(
  schema: S,
  description: string,
): { description: string; content: { 'application/json': { schema: S } } } {
  return { description, content: { 'application/json': { schema } } };
}

export function jsonBody<S extends z.ZodType>(schema: S): { required: true; content: { 'application/json': { schema: S } } } {
  return { required: true, content: { 'application/json': { schema } } };
}

type ProblemResponse = { description: string; content: { 'application/problem+json': { schema: typeof Problem } } };

const WHY = {
  400: 'The request does not have the described shape',
  401: 'Nobody is signed in',
  403: 'Not for you',
  404: 'There is none, or it is not for you to know',
  409: 'Not in this state',
  413: 'Too large',
  415: 'A kind of file that is not taken',
  422: 'Understood, but not acceptable',
  429: 'Too often',
} as const;

/** What an operation may refuse with, by status. */
export function refusals<const S extends keyof typeof WHY>(...statuses: S[]): Record<S, ProblemResponse> {
  const rows = statuses.map((status) => [
    status,
    { description: WHY[status], content: { 'application/problem+json': { schema: Problem } } },
  ]);
  return Object.fromEntries(rows) as Record<S, ProblemResponse>;
}
