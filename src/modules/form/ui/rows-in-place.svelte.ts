import { tick } from 'svelte';
import type { Answers } from '../form.ts';
import { isEmpty, valueAt, withValue } from '../pointer.ts';
import { newRowId } from '../rows.ts';

/**
 * Rows that come and go on a page that JavaScript has: nothing is sent for it, and a row that was taken away stays behind the
 * scenes as it was typed, so that it can be brought back.
 */
export class RowsInPlace {
  #form: HTMLFormElement | undefined;
  #page = '';
  #added = $state.raw<readonly string[]>([]);
  #removed = $state.raw<readonly string[]>([]);

  /** Takes over the buttons of a page; forgets what was done on another one. */
  takeOver(form: HTMLFormElement, page: string): void {
    if (this.#form === form && this.#page === page) return;
    this.#form = form;
    this.#page = page;
    this.#added = [];
    this.#removed = [];
  }

  isRemoved(row: string): boolean {
    return this.#removed.includes(row);
  }

  /** Whether somebody is typing in a row. */
  isUnderHand(row: string): boolean {
    return document.getElementById(row)?.contains(document.activeElement) ?? false;
  }

  /** Rows that were added here and are in the answers by now live and die with them. */
  settle(answers: Answers): void {
    const waiting = this.#added.filter((row) => valueAt(answers, row) === undefined);
    if (waiting.length < this.#added.length) this.#added = waiting;
  }

  /** The answers with every row that stands on the page, whatever is typed into it. */
  standingIn(answers: Answers, alsoHere: readonly string[]): Answers {
    const rows = [...this.#added, ...this.#removed, ...alsoHere];
    return rows.reduce((so, row) => (isEmpty(valueAt(so, row)) ? withValue(so, row, {}) : so), answers);
  }

  /** Adds a row to a list, and leads to its first field. */
  add(list: string, event: Event): void {
    if (!this.#form) return;
    event.preventDefault();
    const row = `${list}/${newRowId()}`;
    this.#added = [...this.#added, row];
    void this.#changed(row, () => firstField(row));
  }

  /** Takes a row away, and leads to the button that brings it back. */
  remove(row: string, event: Event): void {
    if (!this.#form) return;
    event.preventDefault();
    this.#removed = [...this.#removed, row];
    void this.#changed(row, () => document.getElementById(`${row}-undo`));
  }

  bringBack(row: string): void {
    this.#removed = this.#removed.filter((one) => one !== row);
    void this.#changed(row, () => firstField(row));
  }

  /** Whoever listens to the form hears of it, and the focus goes where the work goes on. */
  async #changed(row: string, next: () => HTMLElement | null): Promise<void> {
    await tick();
    this.#form?.querySelector(`input[name="${row}"]`)?.dispatchEvent(new Event('input', { bubbles: true }));
    await tick();
    next()?.focus();
  }
}

function firstField(row: string): HTMLElement | null {
  const fieldset = document.getElementById(row);
  return fieldset?.querySelector<HTMLElement>(':is(input:not([type=hidden]), select, textarea)') ?? fieldset;
}
