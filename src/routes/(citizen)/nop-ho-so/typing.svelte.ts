import type { Attachment } from 'svelte/attachments';

const PATIENCE = 20_000; // milliseconds for saving on a weak line

/**
 * Keeps what is typed into a page from getting lost when somebody follows a link, gives a file or puts the phone away
 * before going on: it is saved first, the way the page's own button saves. Without JavaScript the buttons do it alone.
 */
export class Typing {
  #form: HTMLFormElement | undefined;
  #isNew = false;
  #saving = false;

  /** Whether somebody watches over the typing. */
  kept = $state(false);

  /** Whether the last saving did not work. */
  failed = $state(false);

  /** Watches over a page's form. */
  readonly keep: Attachment<HTMLFormElement> = (form) => {
    const leaving = new AbortController();
    const { signal } = leaving;
    this.#form = form;
    this.kept = true;
    form.addEventListener('input', ({ target }) => (this.#isNew ||= ownedBy(form, target)), { signal });
    document.addEventListener('submit', (event) => this.#beforeSending(event, form), { signal, capture: true });
    document.addEventListener('visibilitychange', () => this.#putAway(form), { signal });
    return () => leaving.abort();
  };

  /** Goes on when nothing can be lost by it; stays, and says so, when saving does not work. */
  async savedBefore(goOn: () => void): Promise<void> {
    if (this.#saving) return;
    this.failed = false;
    if (this.#isNew && this.#form) {
      this.#saving = true;
      this.#isNew = false;
      this.failed = !(await save(this.#form));
      this.#saving = false;
      this.#isNew ||= this.failed;
    }
    if (!this.failed) goOn();
  }

  /** The page's own form brings the typing along; any other form on the page (a file, the sign-out) would leave it behind. */
  #beforeSending(event: SubmitEvent, form: HTMLFormElement): void {
    const { target, submitter } = event;
    if (target === form) this.#isNew = false;
    if (!this.#isNew || !(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.savedBefore(() => target.requestSubmit(submitter));
  }

  /** Closed, reloaded, or behind another program that may end this one: nobody waits for an answer any more. */
  #putAway(form: HTMLFormElement): void {
    if (this.#isNew && document.visibilityState === 'hidden') navigator.sendBeacon(form.action, pageOf(form));
  }
}

async function save(form: HTMLFormElement): Promise<boolean> {
  try {
    const response = await fetch(form.action, { method: 'POST', body: pageOf(form), signal: AbortSignal.timeout(PATIENCE) });
    const answer = (await response.json()) as { type: string; location?: string };
    return answer.type === 'redirect' && answer.location?.endsWith('?da-luu') === true;
  } catch {
    return false;
  }
}

function pageOf(form: HTMLFormElement): FormData {
  const page = new FormData(form);
  page.set('go', 'stay');
  return page;
}

/** A file field stands inside the page's form and belongs to another. */
function ownedBy(form: HTMLFormElement, target: EventTarget | null): boolean {
  return target !== null && 'form' in target && target.form === form;
}
