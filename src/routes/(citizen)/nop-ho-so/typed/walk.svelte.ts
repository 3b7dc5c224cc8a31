import { tick, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Words } from '#messages';
import { controlAt, differingPaths, labelAt, pagesOf, visibleControls, warningsOf, type Answers, type Issue } from '#modules/form';
import { pageAfter, pageBefore, stepsOf } from '../steps.ts';
import { checkHere, distinct, stillMissing, type Checkable } from './check-here.ts';
import { answersBesideTheHand } from './screen.ts';
import { Typing, type TypingAsked } from './typing.svelte.ts';

/** A filing as its page was given to the browser. */
export interface WalkAsked extends TypingAsked, Checkable {
  /** Where the pages of the filing live, and where it began. */
  readonly base: string;
  readonly code: string;
  readonly issues: readonly Issue[];
  /** Files are on their way: they count as given, and only leaving the document waits for them. */
  readonly arriving: readonly { readonly component: string }[];
  /** After the page that was opened first one goes back to the review. */
  readonly fromReview: boolean;
}

/** Documents of their own, which only the server can give. */
const REVIEW = 'xem-lai';

const TO_READ = 20_000; // milliseconds a remark about another tab stays

/**
 * The way through the pages of a form, walked in the browser: the whole form and all answers are here, so going on asks nobody and works
 * without a line. Only what the server must have seen, the review above all, waits until everything is there.
 */
export class Walk {
  readonly #asked: () => WalkAsked;
  readonly #t: Words;
  readonly typing: Typing;
  #scrolled: Record<string, number> = {};
  #isTrying = false;
  #isSending = false;
  #turned = $state<string | null>(null);
  #shown = $state.raw<Answers | null>(null);
  #issues = $state.raw<readonly Issue[] | null>(null);

  /** Where somebody goes as soon as everything is saved. */
  waitsFor = $state<string | null>(null);
  /** Somebody signs out who would lose what is not saved: said once, and done when asked again. */
  isLosing = $state(false);
  /** Names of answers that another tab or machine has just changed. */
  elsewhere = $state.raw<readonly string[]>([]);

  constructor(asked: () => WalkAsked, t: Words) {
    this.#asked = asked;
    this.#t = t;
    this.typing = new Typing(
      () => ({ ...asked(), page: this.page }),
      (paths) => void this.#showAgain(paths),
    );
  }

  readonly page = $derived.by(() => this.#turned ?? this.#asked().page);
  /** What the page is drawn from; it stays while somebody types, or the fields would be rewritten under their hands. */
  readonly answers = $derived.by(() => this.#shown ?? this.#asked().returned ?? this.#asked().answers);
  readonly pages = $derived.by(() => pagesOf(this.#asked().form, this.answers));
  readonly current = $derived.by(() =>
    Math.max(
      0,
      this.pages.findIndex(({ id }) => id === this.page),
    ),
  );
  readonly controls = $derived.by(() => visibleControls(this.#asked().form, this.answers).filter(({ page }) => page === this.page));
  readonly issues = $derived.by(() => {
    const found = this.#issues ?? (this.#turned === null ? this.#asked().issues : []);
    return stillMissing(this.#asked(), found);
  });
  readonly steps = $derived.by(() => {
    const { base, form } = this.#asked();
    return stepsOf({ base, form, pages: this.pages, sent: { issues: checkHere(this.#asked(), this.answers) } }, this.#t);
  });
  readonly warnings = $derived.by(() =>
    warningsOf(this.#asked().form, this.answers).filter((issue) =>
      this.controls.some(({ path }) => issue.path === path || issue.path.startsWith(`${path}/`)),
    ),
  );

  /** Takes the buttons and the links between the pages of this form. */
  readonly lead: Attachment<HTMLFormElement> = (form) =>
    untrack(() => {
      const gone = new AbortController();
      const { signal } = gone;
      document.addEventListener('submit', (event) => this.#sent(event, form), { signal, capture: true });
      document.addEventListener('click', (event) => this.#clicked(event), { signal, capture: true });
      window.addEventListener('popstate', (event) => this.#popped(event), { signal, capture: true });
      const unkeep = this.typing.keep(form);
      // A link to one field, of the review: whoever follows it types there.
      if (location.hash !== '') document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
      return () => {
        gone.abort();
        unkeep?.();
      };
    });

  /** Goes to a document of its own when the server has everything; says so, and goes later, when it cannot have it now. */
  async leaveFor(address: string): Promise<void> {
    this.waitsFor = address;
    this.#isTrying = true;
    const saved = await this.typing.flush();
    this.#isTrying = false;
    if (saved && this.waitsFor === address) this.goOn();
  }

  /** Everything is saved: whoever waited for that is on the way at last. */
  goOn(): void {
    const address = this.waitsFor;
    if (this.#isTrying || this.#asked().arriving.length > 0) return;
    this.waitsFor = null;
    if (address !== null) location.assign(address);
  }

  #sent(event: SubmitEvent, form: HTMLFormElement): void {
    const { target, submitter } = event;
    if (target !== form) return this.#sentBeside(event);
    const button = submitter instanceof HTMLButtonElement ? submitter : null;
    if (this.#isSending || (button && button.name !== 'go')) return;
    event.preventDefault();
    event.stopPropagation();
    this.typing.read();
    if (button?.value === 'send') return void this.#send(form, button);
    this.#go(button?.value ?? 'next');
  }

  /** What is sent to the office is what the server has: without a line it stays here, and says so. */
  async #send(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
    if (!(await this.typing.flush())) return;
    // A form that is still telling of one submission takes no other.
    await new Promise((done) => setTimeout(done));
    this.#isSending = true;
    form.requestSubmit(button);
    this.#isSending = false;
  }

  /** Signing out clears this machine: what is typed is saved first. */
  #sentBeside(event: SubmitEvent): void {
    const { target, submitter } = event;
    if (!(target instanceof HTMLFormElement) || !target.action.endsWith('/dang-xuat')) return;
    this.typing.read();
    if (this.typing.state === 'saved' || this.isLosing) return;
    event.preventDefault();
    event.stopPropagation();
    void this.typing.flush().then((saved) => (saved ? target.requestSubmit(submitter) : (this.isLosing = true)));
  }

  #go(where: string): void {
    const { base, code, form, fromReview } = this.#asked();
    const { answers } = this.typing;
    switch (where) {
      case 'exit':
        return void this.leaveFor('/ho-so');
      case 'stay':
        return void this.typing.flush();
      case 'back': {
        const before = pageBefore(form, answers, this.page);
        return before === null ? void this.leaveFor(`/nop-ho-so/${encodeURIComponent(code)}`) : void this.turnTo(before);
      }
      default: {
        const { arriving, files } = this.#asked();
        const issues = checkHere({ ...this.#asked(), files: [...files, ...arriving] }, answers).filter(
          ({ path }) => controlAt(form, path)?.page === this.page,
        );
        if (issues.length > 0) return void this.#show({ issues });
        return void this.turnTo(fromReview && this.#turned === null ? REVIEW : pageAfter(form, answers, this.page), base);
      }
    }
  }

  /** Another page of the form, with an entry in the browser's history; the review is a document of its own. */
  async turnTo(page: string, base = this.#asked().base): Promise<void> {
    if (page === REVIEW) return this.leaveFor(`${base}/${REVIEW}`);
    history.pushState(null, '', `${base}/${page}`);
    await this.#show({ page, issues: [] });
    scrollTo(0, 0);
  }

  #clicked(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const page = link.target === '' && link.origin === location.origin && link.hash === '' ? this.#pageAt(link.pathname) : null;
    if (page === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.typing.read();
    void this.turnTo(page);
  }

  /** Back and forward between pages of the form: SvelteKit would ask the server, which may be out of reach. */
  #popped(event: PopStateEvent): void {
    const page = this.#pageAt(location.pathname);
    if (page === null || page === REVIEW) return;
    event.stopImmediatePropagation();
    if (page === this.page) return;
    this.typing.read();
    void this.#show({ page, issues: [] }).then(() => scrollTo(0, this.#scrolled[page] ?? 0));
  }

  #pageAt(pathname: string): string | null {
    const { base } = this.#asked();
    const page = pathname.startsWith(`${base}/`) ? pathname.slice(base.length + 1) : '';
    return page === REVIEW || this.pages.some(({ id }) => id === page) ? page : null;
  }

  async #show({ page = this.page, issues }: { readonly page?: string; readonly issues: readonly Issue[] }): Promise<void> {
    this.#scrolled[this.page] = scrollY;
    const isOther = page !== this.page;
    [this.waitsFor, this.#shown, this.#issues, this.#turned] = [null, this.typing.answers, issues, page];
    if (isOther) this.elsewhere = [];
    await tick();
    if (isOther) this.typing.turned();
    const first = document.querySelector<HTMLElement>(issues.length > 0 ? 'main [role=alert]' : 'main h1');
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  }

  /** Others changed something, or this machine held something back: the page is drawn from it. */
  async #showAgain(paths: readonly string[]): Promise<void> {
    const { form } = this.#asked();
    const differing = differingPaths(this.answers, this.typing.answers);
    const names = paths.flatMap((path) => (controlAt(form, path) ? labelAt(form, path, this.typing.answers) : []));
    if (names.length > 0) this.#say(distinct(this.elsewhere, names));
    this.#shown = answersBesideTheHand(this.typing, this.answers);
    await tick();
    this.typing.write(distinct(differing, paths));
  }

  #say(names: readonly string[]): void {
    this.elsewhere = names;
    setTimeout(() => {
      if (this.elsewhere === names) this.elsewhere = [];
    }, TO_READ);
  }
}
