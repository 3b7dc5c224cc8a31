/** Every number and code the journeys used: none of them may stand in a log. */
export class Secrets {
  readonly #kept = new Set<string>();

  add(...secrets: readonly string[]): void {
    for (const secret of secrets) this.#kept.add(secret);
  }

  all(): readonly string[] {
    return [...this.#kept];
  }
}
