/** What a use case answers: a value, or a refusal the asker can act on. Faults are thrown, never returned. */
export type Result<T, R extends Refusal = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** Why something was not done: a stable code and the facts needed to say it, never prose. */
export interface Refusal {
  readonly code: string;
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<const R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}

/** The value of a result that cannot be a refusal here; throws a fault when it is one after all. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Unexpected refusal ${result.refusal.code}`, { cause: result.refusal });
}
