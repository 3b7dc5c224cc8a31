/** One message as its reader sees it. */
export interface ShownMessage {
  readonly id: string;
  readonly mine: boolean;
  /** Who wrote it, and as whom. */
  readonly who: string;
  /** Null once it was taken back. */
  readonly text: string | null;
  /** ISO. */
  readonly at: string;
  /** When the other side saw mine; null while they have not. */
  readonly seenAt: string | null;
  /** Whether it is the reader's first look at it. */
  readonly isNew: boolean;
  readonly mayTakeBack: boolean;
}
