/** Ends every switch over a union: a new member that nobody handles does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable value ${JSON.stringify(value)}`);
}
