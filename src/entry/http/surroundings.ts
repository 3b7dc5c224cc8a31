import { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '#modules/account';
import type { RequestNeeds, World } from '../../main/world.ts';
import { malformedRequest } from './problem.ts';

/** What travels with every request: the world from the HTTP server, and who asks, once it is known. */
export interface Surroundings {
  Bindings: {
    readonly world: World;
    readonly requestId: string;
    readonly address: string;
    readonly peer: string;
    readonly forwarded: boolean;
  };
  Variables: { needs: RequestNeeds; actor: Actor | null };
}

/** A resource of the interface; a request its schemas refuse is answered field by field. */
export function resource<S extends Surroundings = Surroundings>(): OpenAPIHono<S> {
  return new OpenAPIHono<S>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const issues = result.error.issues.map(({ path, code }) => ({ path: `/${path.join('/')}`, code: code.replaceAll('_', '-') }));
      return malformedRequest(c, issues);
    },
  });
}
