import type { Locator, Page } from 'playwright-core';
import { Buffer } from 'node:buffer';

/**
 * Seconds of the keystroke-level model (Card, Moran and Newell 1980): a key struck by an average typist, pointing at something, a button
 * of the mouse going down and up, a hand moving between mouse and keys, and making up one's mind before each act. The time the program
 * takes to answer is left out: it is measured elsewhere.
 */
const KLM = { key: 0.28, point: 1.1, click: 0.2, hand: 0.4, mind: 1.35 } as const;
const PRESS = KLM.mind + KLM.point + KLM.click;

/** What a filing took of whoever filed. */
export interface Effort {
  /** Acts of the hand: something pressed, ticked, chosen, typed or given. */
  readonly interactions: number;
  /** Characters typed. */
  readonly typed: number;
  /** Files looked for and given. */
  readonly files: number;
  /** Papers used from the locker. */
  readonly reused: number;
  readonly seconds: number;
  /** Of all that, what nobody could have known: interactions and seconds. */
  readonly unknown: { readonly interactions: number; readonly seconds: number };
}

/** Somebody's hands on a page; counts what they do. */
export class Hands {
  readonly page: Page;
  #interactions = 0;
  #typed = 0;
  #files = 0;
  #reused = 0;
  #seconds = 0;
  readonly #unknown = { interactions: 0, seconds: 0 };

  constructor(page: Page) {
    this.page = page;
  }

  get effort(): Effort {
    return {
      interactions: this.#interactions,
      typed: this.#typed,
      files: this.#files,
      reused: this.#reused,
      seconds: this.#seconds,
      unknown: { ...this.#unknown },
    };
  }

  /** Presses something that leads to another page, and waits for it. */
  async go(target: Locator): Promise<void> {
    const before = this.page.url();
    await target.click();
    await this.page.waitForURL((url) => url.href !== before);
    await this.page.waitForLoadState('load');
    this.#count(PRESS);
  }

  /** Ticks a box or one of several choices; `news`: nobody could have known which. */
  async tick(target: Locator, news: boolean): Promise<void> {
    await target.check();
    this.#count(PRESS, news);
  }

  /** Opens a list and takes one of it. */
  async pick(target: Locator, value: string, news: boolean): Promise<void> {
    await target.selectOption(value);
    this.#count(PRESS + KLM.point + KLM.click, news);
  }

  async type(target: Locator, text: string, news: boolean): Promise<void> {
    await target.fill(text);
    this.#typed += text.length;
    this.#count(PRESS + 2 * KLM.hand + text.length * KLM.key, news);
  }

  /** Uses a paper of the locker. */
  async use(target: Locator): Promise<void> {
    await this.go(target);
    this.reuse(1);
  }

  /** Notes papers that went along by themselves. */
  reuse(papers: number): void {
    this.#reused += papers;
  }

  /** Looks for a file on the machine and gives it: the button, the file, and the button that says so. */
  async give(target: Locator, file: { readonly name: string; readonly bytes: Uint8Array }, news: boolean): Promise<void> {
    await target.setInputFiles({ name: file.name, mimeType: 'application/pdf', buffer: Buffer.from(file.bytes) });
    this.#files += 1;
    this.#count(3 * PRESS, news);
  }

  #count(seconds: number, news = false): void {
    this.#interactions += 1;
    this.#seconds += seconds;
    if (!news) return;
    this.#unknown.interactions += 1;
    this.#unknown.seconds += seconds;
  }
}
