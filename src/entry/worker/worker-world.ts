import type { Clock } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Words } from '#messages';
import type { PdfRenderer, SendMail, SendSms } from '#modules/notice/server';
import type { ObjectStore } from '#modules/paper/server';

/** What the outside lends to the worker. */
export interface WorkerWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly origin: string;
  readonly secretKey: string;
  readonly objects: ObjectStore;
  readonly pdf: PdfRenderer;
  readonly sendSms: SendSms;
  readonly sendMail: SendMail;
  /** Official papers and messages speak Vietnamese, whoever reads. */
  readonly lawWords: Words;
}

/** The world as one job sees it: the clock was read once. */
export type JobNeeds = WorkerWorld & { readonly now: Temporal.Instant };
