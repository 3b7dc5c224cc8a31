import { isMessageKey, type Words } from '#messages';
import type { PaperRules } from '../shown-papers.ts';
import type * as ReducePhoto from './reduce-photo.ts';
import type * as SendFile from './send-file.ts';

/** A file that was begun and not finished, as the server knows it. */
export interface Unfinished {
  readonly component: string;
  readonly name: string;
  readonly percent: number;
}

export type SendingState = 'waiting' | 'preparing' | 'sending' | 'judging' | 'offline' | 'refused';

/** A refusal as the server sends it. */
export interface RefusalSent {
  readonly code: string;
  readonly [fact: string]: unknown;
}

export interface SendingAsked {
  readonly file: File;
  readonly component: string;
  readonly draftId: string;
  readonly rules: PaperRules;
  readonly t: Words;
}

const MEGABYTE = 1024 * 1024;

/** One file on its way: how far it is, and if it was not taken, why. */
export class Sending {
  readonly #asked: SendingAsked;
  #stopped = new AbortController();

  state = $state<SendingState>('waiting');
  percent = $state(0);
  reason = $state<string | null>(null);
  /** Where the photo can be seen, once it is made ready. */
  picture: string | null = null;

  constructor(asked: SendingAsked) {
    this.#asked = asked;
  }

  get name(): string {
    return this.#asked.file.name;
  }

  get component(): string {
    return this.#asked.component;
  }

  get isOver(): boolean {
    return this.state === 'refused';
  }

  waits(): void {
    [this.state, this.reason, this.percent] = ['waiting', null, 0];
    this.#stopped = new AbortController();
  }

  cancel(): void {
    this.#stopped.abort();
  }

  /** Sends it, however often the line breaks. Answers the paper it became; null when it was not taken or called off. */
  async send(): Promise<string | null> {
    const { file, component, draftId, rules } = this.#asked;
    const { signal } = this.#stopped;
    try {
      this.state = 'preparing';
      const [{ sendFile }, { reducePhoto }] = await loaded(signal, this);
      const ready = await reducePhoto(file);
      if (ready === file && isHeic(file)) return this.#refuse({ code: 'paper.heic' });
      if (ready.type === 'image/jpeg' || ready.type === 'image/png') this.picture = URL.createObjectURL(ready);
      if (ready.size > rules.fileMb * MEGABYTE) return this.#refuse({ code: 'paper.too-large', limitMb: rules.fileMb });
      const ended = await sendFile(ready, {
        draftId,
        component,
        name: file.name,
        signal,
        told: (state, percent) => {
          this.state = state;
          if (percent !== undefined) this.percent = percent;
        },
      });
      return ended.ok ? ended.paper : this.#refuse(ended.refusal);
    } catch {
      return signal.aborted ? null : this.#refuse({ code: '' });
    }
  }

  #refuse({ code, ...facts }: RefusalSent): null {
    const { rules, t } = this.#asked;
    const key = code === 'request.unauthenticated' ? 'filing.paper.signed-out' : `refusal.${code}`;
    const figures = Object.fromEntries(Object.entries(facts).filter(([, fact]) => typeof fact === 'number')) as Record<string, number>;
    this.reason = isMessageKey(key) ? t(key, { ...figures, accepted: rules.kinds }) : t('filing.paper.failed');
    this.state = 'refused';
    return null;
  }
}

function isHeic({ type, name }: File): boolean {
  return /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name);
}

/** What sends and reduces is fetched when it is first needed, and again when the line was cut meanwhile. */
async function loaded(signal: AbortSignal, sending: Sending): Promise<[typeof SendFile, typeof ReducePhoto]> {
  for (;;) {
    try {
      return await Promise.all([import('./send-file.ts'), import('./reduce-photo.ts')]);
    } catch (fault) {
      if (signal.aborted || navigator.onLine) throw fault;
      sending.state = 'offline';
      await new Promise((done) => window.addEventListener('online', done, { once: true, signal }));
    }
  }
}
