import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { changesBetween, readPosted, type Answers, type Form } from '#modules/form';
import { browserLent } from './browser-lent.ts';
import { distinct } from './check-here.ts';
import { Outbox, type OutboxState } from './outbox.ts';
import { writeAnswers } from './screen.ts';

/** A draft on the screen. */
export interface TypingAsked {
  readonly who: string;
  readonly draftId: string;
  readonly form: Form;
  /** As the server knew them when it drew the page. */
  readonly answers: Answers;
  readonly version: number;
  readonly today: string;
  /** When the server drew the page, in milliseconds. */
  readonly drawnAt: number;
  /** Typed and sent back by the server, which could not save it. */
  readonly returned: Answers | undefined;
  /** The page of the form that is on the screen. */
  readonly page: string;
}

const BUSY = 5_000; // milliseconds after the last key in which a field belongs to its typist
const AGAIN = 5_000; // milliseconds between two looks at the server when a window is entered and left

/**
 * Reads what is typed into a page the way the server does, and gives every field that became another one to the outbox. What was not
 * touched here is not sent, so that another tab keeps what it typed.
 */
export class Typing {
  readonly #asked: () => TypingAsked;
  readonly #elsewhere: (paths: readonly string[]) => void;
  #outbox: Outbox | null = null;
  #element: HTMLFormElement | null = null;
  #screen: Answers = {};
  #left: readonly string[] = [];
  #typedAt = Number.NEGATIVE_INFINITY;

  /** Whether somebody watches over the typing. */
  kept = $state(false);
  state = $state<OutboxState>('saved');
  /** When the server last had everything: ISO. */
  savedAt = $state<string | null>(null);

  constructor(asked: () => TypingAsked, elsewhere: (paths: readonly string[]) => void) {
    this.#asked = asked;
    this.#elsewhere = elsewhere;
  }

  /** The answers as they now stand, sent or not. */
  get answers(): Answers {
    return this.#outbox?.answers ?? this.#asked().answers;
  }

  /** Name of the field somebody is typing into at this moment. */
  get hand(): string | null {
    const focused = document.activeElement;
    const isBusy = performance.now() - this.#typedAt < BUSY && focused && this.#element?.contains(focused);
    return isBusy && 'name' in focused && typeof focused.name === 'string' ? focused.name : null;
  }

  /** Watches over the form of the page. */
  readonly keep: Attachment<HTMLFormElement> = (element) => untrack(() => this.#watch(element));

  /** Reads the screen once more: what a script typed, or a browser filled in, makes no sound. */
  read(): void {
    if (!this.#element) return;
    const now = this.#reading();
    const changes = changesBetween(this.#screen, now);
    this.#screen = now;
    this.#outbox?.type(changes);
  }

  /** Another page of the form is on the screen. */
  turned(): void {
    this.#left = [];
    this.#screen = this.#reading();
    this.#outbox?.turnTo(this.#asked().page);
  }

  /** The server has drawn the page anew. */
  learned(standing: { readonly answers: Answers; readonly version: number }): void {
    this.#outbox?.heard({ kind: 'saved', ...standing, done: [] });
  }

  /** Whether the server has everything. */
  async flush(): Promise<boolean> {
    this.read();
    return (await this.#outbox?.flush()) ?? true;
  }

  /** Answers that came from elsewhere take their places on the screen; the field that is typed into keeps its own until it is left. */
  write(paths: readonly string[]): void {
    if (!this.#element) return;
    this.#left = writeAnswers(this.#element, { ...this.#asked(), answers: this.answers, hand: this.hand }, distinct(this.#left, paths));
    this.#screen = this.#reading();
    if (this.#left.length > 0) setTimeout(() => this.write([]), BUSY);
  }

  #watch(element: HTMLFormElement): () => void {
    const asked = this.#asked();
    const gone = new AbortController();
    const { signal } = gone;
    const lent = browserLent(asked, {
      rumour: (rumour) => this.#outbox?.heard(rumour),
      changed: (paths) => this.#changed(paths),
      left: () => {
        // Signed out in another tab: nothing more is kept here, and nothing stays on the screen.
        end();
        location.replace('/dang-xuat');
      },
    });
    const outbox = new Outbox(asked, lent);
    [this.#outbox, this.#element, this.kept] = [outbox, element, true];
    this.#screen = this.#reading();
    element.addEventListener('input', () => this.#keyed(), { signal });
    element.addEventListener('focusout', () => this.#left.length > 0 && setTimeout(() => this.write([])), { signal });
    this.#listenToTheWorld(outbox, signal);
    // After what was typed before the script came was typed again, and is read as typed.
    queueMicrotask(() => queueMicrotask(() => this.#begin(outbox, asked)));
    return end;

    function end(): void {
      gone.abort();
      outbox.stop();
      lent.close();
    }
  }

  #keyed(): void {
    this.#typedAt = performance.now();
    this.read();
  }

  #begin(outbox: Outbox, { answers, returned }: TypingAsked): void {
    if (returned) outbox.type(changesBetween(answers, returned));
    this.#changed([]);
    // What this machine still holds from an earlier time takes its places.
    this.#elsewhere([]);
    // A page asked for again may have been drawn just before the last letter of the one before arrived.
    const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (way && way.type !== 'navigate') void this.#outbox?.lookAgain();
  }

  #listenToTheWorld(outbox: Outbox, signal: AbortSignal): void {
    let looked = performance.now();
    const lookAgain = (): void => {
      if (outbox.state !== 'saved') void outbox.flush();
      if (performance.now() - looked < AGAIN) return;
      looked = performance.now();
      void outbox.lookAgain();
    };
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? this.#putAway(outbox) : lookAgain()), {
      signal,
    });
    window.addEventListener('pagehide', () => this.#putAway(outbox), { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && void outbox.lookAgain(), { signal });
    window.addEventListener('focus', lookAgain, { signal });
    window.addEventListener('online', lookAgain, { signal });
  }

  #putAway(outbox: Outbox): void {
    this.read();
    outbox.putAway();
  }

  #changed(paths: readonly string[]): void {
    if (!this.#outbox) return;
    // Another try is no news as long as the last one did not work.
    const isAgain = this.#outbox.state === 'sending' && (this.state === 'no-line' || this.state === 'failing');
    if (!isAgain) this.state = this.#outbox.state;
    this.savedAt = this.#outbox.savedAt;
    if (paths.length > 0) this.#elsewhere(paths);
  }

  #reading(): Answers {
    const { form, page, today } = this.#asked();
    return this.#element ? readPosted(form, { page, answers: this.answers, today }, new FormData(this.#element)) : {};
  }
}
