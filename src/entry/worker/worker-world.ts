import type { Zalo } from '#gateways/zalo';
import type { Clock } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Words } from '#messages';
import type { PaperForms } from '#modules/notice';
import type { HeadBook } from '#modules/ledger/server';
import type { PdfRenderer, QuietHours, SendMail, SendSms, ZaloTemplate } from '#modules/notice/server';
import type { DerivedFiles, ObjectStore, Scanner, UploadParts } from '#modules/paper/server';

/** What the outside lends to the worker. */
export interface WorkerWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly origin: string;
  readonly secretKey: string;
  readonly objects: ObjectStore;
  readonly parts: UploadParts;
  readonly derived: DerivedFiles;
  readonly scanner: Scanner | null;
  /** Where the ends of the ledger's chain are written down. */
  readonly heads: HeadBook;
  readonly tellOperator: (message: string) => void;
  readonly pdf: PdfRenderer;
  readonly sendSms: SendSms;
  readonly sendMail: SendMail;
  /** The office's account on Zalo; `null`: it has none. */
  readonly zalo: Zalo | null;
  /** Templates that Zalo approved for this office. */
  readonly zaloTemplates: readonly ZaloTemplate[];
  /** When no phone rings for news; `null`: it may at any hour. */
  readonly quietHours: QuietHours | null;
  /** Official papers speak Vietnamese, whoever reads; messages do unless their reader asked for another language. */
  readonly lawWords: Words;
  /** The forms official papers are printed on, by legal basis and day. */
  readonly paperForms: PaperForms;
}

/** The world as one job sees it: the clock was read once. */
export type JobNeeds = WorkerWorld & { readonly now: Temporal.Instant };
