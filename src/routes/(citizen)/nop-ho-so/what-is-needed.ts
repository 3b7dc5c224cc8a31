import { placedControls } from '#modules/form';
import { feeFor, sayFee, sayLimit, type Reader } from '#modules/procedure';
import type { PublishedProcedure } from '#views/catalogue';

/** What somebody should know before they begin: papers to have at hand, who settles it, how long it takes, what it costs. */
export interface Needed {
  /** Papers every case asks for and nobody reads from a register. */
  readonly papers: readonly string[];
  /** Whether a case or a circumstance may ask for more. */
  readonly more: boolean;
  readonly fee: string;
  readonly limit: string;
  readonly receivedBy: string;
}

/** The same procedure as its own page shows, in a few lines. */
export function whatIsNeeded({ revision, receivedBy }: PublishedProcedure, reader: Reader): Needed {
  const { content } = revision;
  const given = new Set(
    placedControls(content.form).flatMap(({ control: { options } }) =>
      options.paper && options.paper.supply !== 'upload' ? options.paper.component : [],
    ),
  );
  const asked = content.components.filter(
    ({ id, isNote, channels }) => !isNote && !given.has(id) && (channels?.includes('online') ?? true),
  );
  const always = asked.filter(({ required, caseIds }) => required && caseIds === null);
  const fee = feeFor(content, 'online').amount;
  const online = content.channels.find(({ channel }) => channel === 'online');
  return {
    papers: always.map(({ name }) => name),
    more: asked.length > always.length,
    fee: fee === null ? reader.t('catalogue.fee.unknown') : sayFee(fee, reader),
    limit: sayLimit(online?.limit ?? { kind: 'unpublished' }, reader),
    receivedBy: receivedBy ?? reader.t('catalogue.received-by.commune'),
  };
}
