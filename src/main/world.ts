import type { Zalo } from '#gateways/zalo';
import type { Clock } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Words } from '#messages';
import type { PaperForms } from '#modules/notice';
import type { HeadBook } from '#modules/ledger/server';
import type { PdfRenderer, QuietHours, SendMail, SendSms, VerifyNeeds, ZaloTemplate } from '#modules/notice/server';
import type { Form } from '#modules/form';
import { countTracking, countVerifying } from '#modules/account/server';
import type { ScanSigner, TrackNeeds } from '#modules/dossier/server';
import type { NationalLocker } from '#modules/locker/server';
import type { PaperLimits, PersonLimits } from '#modules/paper';
import type { DerivedFiles, ObjectStore, PagePainter, Scanner, UploadParts } from '#modules/paper/server';
import type { AdministeredPack } from './administered-pack.ts';

/** Everything the outside lends to this process, wired once at its start. */
export interface World {
  readonly db: Db;
  readonly clock: Clock;
  readonly origin: string;
  readonly secretKey: string;
  readonly mode: 'demo' | 'production';
  readonly sandboxOrigin: string | null;
  readonly objects: ObjectStore;
  /** Where files on their way lie. */
  readonly parts: UploadParts;
  /** Draws pages of papers. */
  readonly painter: PagePainter;
  /** Where the drawn pages are kept for a while. */
  readonly derived: DerivedFiles;
  /** Who looks papers over; `null`: nobody does. */
  readonly scanner: Scanner | null;
  /** Who signs for officers; `null`: nobody does. */
  readonly signer: ScanSigner | null;
  /** Where the ends of the ledger's chain are written down. */
  readonly heads: HeadBook;
  readonly paperLimits: PaperLimits;
  readonly personLimits: PersonLimits;
  readonly pdf: PdfRenderer;
  /** Where the country keeps papers of its offices; `null`: it is not asked. */
  readonly national: NationalLocker | null;
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
  /** The pretend procedure to practise on; null where the pack has none. */
  readonly practiceForm: Form | null;
  /** What administrators draft and import from. */
  readonly pack: AdministeredPack;
  /** Whether a code is one of the province's communes and wards. */
  readonly isUnit: (code: string) => boolean;
  /** Tells the log what an operator should know. */
  readonly tellOperator: (message: string) => void;
  /** Tells the log of a fault of ours, without anything personal. */
  readonly reportFault: (fault: unknown, context: { readonly requestId: string }) => void;
}

/** The world as one request or job sees it: the clock was read once. */
export interface RequestNeeds extends World {
  readonly now: Temporal.Instant;
  readonly countTracking: TrackNeeds['countTracking'];
  readonly countVerifying: VerifyNeeds['countVerifying'];
}

export function needsOf(world: World): RequestNeeds {
  const needs = { ...world, now: world.clock() };
  return {
    ...needs,
    countTracking: (asked) => countTracking(asked, needs),
    countVerifying: (asked) => countVerifying(asked, needs),
  };
}
