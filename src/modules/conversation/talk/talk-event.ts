/** What somebody did in a chat, whichever channel it came by. `messageId` is the same when it came twice. */
export interface TalkEvent {
  readonly channel: 'zalo' | 'web' | 'ask';
  readonly userId: string;
  readonly messageId: string;
  readonly at: string;
  readonly kind: string;
  readonly text?: string;
}

/** Something to press, and what is sent when it is. */
export interface TalkButton {
  readonly title: string;
  readonly payload: string;
}

/** What is said to somebody. Every button also stands in the text as a number to type. */
export interface TalkMessage {
  readonly text: string;
  /** The same without the numbers, where the buttons are seen for sure. */
  readonly bare: string;
  readonly buttons?: readonly TalkButton[];
}
