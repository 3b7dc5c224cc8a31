import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Lang, Words } from '#messages';
import { showFiles, type FileToShow, type PaperRules, type ShownFile } from '../shown-papers.ts';
import { Sending, type Unfinished } from './sending.svelte.ts';

/** The papers of a draft as its page was given to the browser. */
export interface PapersAsked {
  readonly draftId: string;
  readonly files: readonly ShownFile[];
  readonly papers: PaperRules;
  readonly unfinished: readonly Unfinished[];
}

/** What one may do to a file among the others of its component. */
export type Arrangement = 'up' | 'down' | 'turn';

const LOOK_AGAIN = [700, 1500, 3000, 5000]; // milliseconds between looks at files that are being checked; the last one goes on
const MOST_LOOKS = 60;

/**
 * The files of a draft, kept true in the browser: those the server has, and those on their way. What sends them is loaded when somebody
 * first chooses a file. Without scripts the page is drawn from what the server gave it.
 */
export class Papers {
  readonly #asked: () => PapersAsked;
  readonly #t: Words;
  #fresh = $state.raw<readonly ShownFile[] | null>(null);
  #looks = 0;
  #queue: Promise<unknown> = Promise.resolve();

  /** Files on their way, in the order in which they were chosen. */
  sendings = $state.raw<readonly Sending[]>([]);
  /** Whether a script is here to send what is chosen. */
  alive = $state(false);
  /** Why the last change of order did not work. */
  failed = $state<string | null>(null);
  /** Pictures of photos that were sent from here, by the paper they became: nobody downloads what they just sent. */
  pictures = $state.raw<Readonly<Record<string, string>>>({});

  constructor(asked: () => PapersAsked, t: Words) {
    this.#asked = asked;
    this.#t = t;
  }

  readonly files = $derived.by(() => this.#fresh ?? this.#asked().files);
  /** Files that count as given: not those that were found harmful. */
  readonly given = $derived.by(() => this.files.filter(({ state }) => state !== 'infected'));

  filesOf(component: string): readonly ShownFile[] {
    return this.files.filter((file) => file.component === component);
  }

  sendingsOf(component: string): readonly Sending[] {
    return this.sendings.filter((one) => one.component === component);
  }

  /** What was begun here or elsewhere and not finished, unless it is on its way right now. */
  unfinishedOf(component: string): readonly Unfinished[] {
    const busy = this.sendings.some((one) => one.component === component);
    return busy || this.#fresh ? [] : this.#asked().unfinished.filter((one) => one.component === component);
  }

  /** Watches as long as the page is there. */
  readonly watch: Attachment = () => untrack(() => this.#watch());

  /** Sends files as soon as they are chosen, one after another. */
  choose(component: string, files: readonly File[]): void {
    const { draftId, papers } = this.#asked();
    const chosen = files.map((file) => new Sending({ file, component, draftId, rules: papers, t: this.#t }));
    this.sendings = [...this.sendings.filter((one) => one.component !== component || !one.isOver), ...chosen];
    for (const one of chosen) this.#send(one);
  }

  again(sending: Sending): void {
    sending.waits();
    this.#send(sending);
  }

  /** Stops sending a file, and forgets what of it arrived. */
  cancel(sending: Sending): void {
    sending.cancel();
    this.sendings = this.sendings.filter((one) => one !== sending);
  }

  async arrange(id: string, how: Arrangement): Promise<void> {
    await this.#change(id, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ how }) });
  }

  async remove(id: string): Promise<void> {
    await this.#change(id, { method: 'DELETE' });
  }

  #watch(): () => void {
    this.alive = true;
    this.#lookUntilChecked();
    return () => {
      for (const url of Object.values(this.pictures)) URL.revokeObjectURL(url);
    };
  }

  #send(sending: Sending): void {
    this.#queue = this.#queue.then(async () => {
      if (!this.sendings.includes(sending)) return;
      const paper = await sending.send();
      if (paper === null) return;
      if (sending.picture) this.pictures = { ...this.pictures, [paper]: sending.picture };
      await this.look();
      this.sendings = this.sendings.filter((one) => one !== sending);
    });
  }

  async #change(id: string, request: RequestInit): Promise<void> {
    const { draftId } = this.#asked();
    try {
      const answer = await fetch(`/api/v1/dossiers/${draftId}/papers/${id}`, request);
      this.failed = answer.ok ? null : this.#t('filing.paper.arrange-failed');
      await this.look();
    } catch {
      this.failed = this.#t('filing.paper.arrange-failed');
    }
  }

  /** Asks the server which files there are now. */
  async look(): Promise<void> {
    try {
      const answer = await fetch(`/uploads/drafts/${this.#asked().draftId}`, { headers: { accept: 'application/json' } });
      if (!answer.ok) return;
      const { files } = (await answer.json()) as { readonly files: readonly FileToShow[] };
      this.#fresh = showFiles(files, document.documentElement.lang as Lang);
      this.#looks = 0;
      this.#lookUntilChecked();
    } catch {
      // The next change, or the next look, tells.
    }
  }

  #lookUntilChecked(): void {
    if (this.#looks >= MOST_LOOKS || !this.files.some(({ state }) => state === 'checking')) return;
    const wait = LOOK_AGAIN[Math.min(this.#looks, LOOK_AGAIN.length - 1)];
    const looks = this.#looks + 1;
    setTimeout(() => {
      void this.look().then(() => {
        this.#looks = looks;
      });
    }, wait);
  }
}
