import { untrack, type Snippet } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Option } from '#ui';
import type { Answers, Form, Issue } from '../form.ts';
import { mergeAnswers } from '../merge.ts';
import { drawPage } from '../page-view.ts';
import type { PlacedControl } from '../placed.ts';
import { readPosted, ROW_HERE } from '../posted.ts';
import { RowsInPlace } from './rows-in-place.svelte.ts';
import { typeAgain, typedEarly } from './typed-early.ts';

/** What a page of a form is drawn from. */
export interface PageAsked {
  /** In the reader's language (`localiseForm`). */
  readonly form: Form;
  readonly page: string;
  readonly answers: Answers;
  /** `YYYY-MM-DD` in Vietnam, lent by the server. */
  readonly today: string;
  readonly issues?: readonly Issue[] | undefined;
  readonly warnings?: readonly Issue[] | undefined;
  /** Communes and wards to choose from. */
  readonly units: readonly Option[];
  /** A remark under a field by its path: where an answer filled in beforehand came from. */
  readonly notes?: Readonly<Record<string, string>> | undefined;
  /** Somebody else's hands type: a browser must neither offer what it knows of its owner nor remember what it sees. */
  readonly forgetful?: boolean | undefined;
  /** How a paper is asked for; a plain file input when absent. */
  readonly paper?: Snippet<[PlacedControl, Issue | undefined]> | undefined;
}

/**
 * A page that answers while it is typed into: reads its own form the way the server will, and shows what then is asked.
 *
 * Without JavaScript nothing of this runs, and everything that may be asked stays in sight.
 */
export class PageView {
  readonly #asked: () => PageAsked;
  readonly #early = typedEarly();
  #typed = $state.raw<{ readonly over: Answers; readonly patch: Answers; readonly rows: readonly string[] } | null>(null);

  /** Rows that come and go without being sent. */
  readonly rows = new RowsInPlace();

  /** Whether JavaScript is at work. */
  live = $state(false);

  constructor(asked: () => PageAsked) {
    this.#asked = asked;
  }

  readonly asked = $derived.by(() => this.#asked());

  /** The answers with what was typed since the page came; typing is forgotten when the server sends other answers. */
  readonly now = $derived.by(() => {
    const { answers } = this.asked;
    return this.#typed?.over === answers ? mergeAnswers(answers, this.#typed.patch) : answers;
  });

  readonly drawn = $derived.by(() => {
    const { form, page, answers } = this.asked;
    // A row emptied by hand stays; one that other answers no longer have goes, unless somebody is in it.
    const rows = this.#typed?.rows.filter((row) => this.#typed?.over === answers || this.rows.isUnderHand(row));
    return drawPage(form, page, this.rows.standingIn(this.now, rows ?? []));
  });

  issueAt(path: string): Issue | undefined {
    return this.asked.issues?.find((issue) => issue.path === path);
  }

  warningAt(path: string): Issue | undefined {
    return this.asked.warnings?.find((warning) => warning.path === path);
  }

  /** Listens to the form around an element. */
  readonly listen: Attachment = (node) => {
    const form = node.closest('form');
    if (!form) return undefined;
    const read = () => {
      const { answers } = this.asked;
      untrack(() => this.rows.settle(answers));
      const posted = new FormData(form);
      const rows = [...posted].flatMap(([name, value]) => (value === ROW_HERE && name.startsWith('/') ? [name] : []));
      this.#typed = { over: answers, patch: readPosted(this.asked.form, this.asked, posted), rows };
    };
    untrack(() => this.rows.takeOver(form, this.asked.page));
    this.live = true;
    // Once more whenever other answers come: what stands in the fields may be newer.
    $effect(read);
    form.addEventListener('input', read);
    // When everything around the form listens as well; once, or what was typed early would undo what was typed since.
    queueMicrotask(() => typeAgain(this.#early, form));
    return () => form.removeEventListener('input', read);
  };
}
