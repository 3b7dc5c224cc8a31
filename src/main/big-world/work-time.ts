import type { WorkingCalendar } from '#modules/calendar/server';

/** The working milliseconds of one kind of office in a row, over several years: to move along them is one binary search. */
export class WorkTime {
  readonly #opens: number[] = [];
  readonly #closes: number[] = [];
  readonly #before: number[] = [];
  readonly #total: number;

  constructor(calendar: WorkingCalendar, years: readonly number[]) {
    let total = 0;
    for (const number of years) {
      const year = calendar.year(number);
      if (!year) throw new Error(`The calendar has no days of ${number}`);
      const from = total;
      this.#opens.push(...year.opens);
      this.#closes.push(...year.closes);
      this.#before.push(...year.before.map((before) => from + before));
      total += year.total;
    }
    this.#total = total;
  }

  /** The working time that lies before a moment. */
  spentAt(at: number): number {
    const session = this.#sessionOf(this.#closes, at);
    if (session === this.#opens.length) return this.#total;
    return this.#nth(this.#before, session) + Math.max(0, at - this.#nth(this.#opens, session));
  }

  /** The moment at which so much working time has been spent. */
  at(spent: number): number {
    const session = Math.max(0, this.#sessionOf(this.#before, spent + 1) - 1);
    return this.#nth(this.#opens, session) + spent - this.#nth(this.#before, session);
  }

  /** The first of the numbers, all in order, that is not less. */
  #sessionOf(numbers: readonly number[], wanted: number): number {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#nth(numbers, middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #nth(numbers: readonly number[], at: number): number {
    return numbers[at] ?? 0;
  }
}
