import { principalOf, type CitizenAsking } from '#modules/citizen';
import { getPerson } from '#modules/citizen/server';
import { DEFAULT_LIMITS, type PaperLimits } from '#modules/paper';
import { receivePaper, scanPaper, type ReceiveNeeds } from '#modules/paper/server';
import { inTransaction } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { resultCodesOf, typeOf } from '../type-of.ts';
import type { FilingAsks } from './find-offers.ts';
import { appendInquiry, inquiriesSince, type Inquiry } from './inquiry-store.ts';
import type { NationalAsk, NationalLocker, NationalPaper } from './national-locker.ts';
import { keepPaper } from './paper-store.ts';
import { holdLocker } from './taken-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

export type FetchNationalRefusal = {
  readonly code:
    | 'national.own-business'
    | 'national.identity'
    | 'national.type'
    | 'national.too-often'
    | 'national.not-there'
    | 'national.refused'
    | 'national.away'
    | 'national.unreadable';
};

export interface FetchNationalNeeds extends ReceiveNeeds {
  readonly national: NationalLocker | null;
  readonly paperLimits?: PaperLimits;
  readonly reportFault?: (fault: unknown, context: { readonly requestId: string }) => void;
}

const MOST_AN_HOUR = 20;
const MOST_FILES = 3;

/**
 * Looks in the country's locker for a paper a component asks for, and keeps what is found in the asker's own locker, from where it is
 * offered like any other: looked at first, then used.
 *
 * Only for the asker's own business and an identity that was proven: the other side answers by number. Every question is kept with whose word and for which
 * procedure it was put, also one that came to nothing (decree 118/2025/NĐ-CP: what an office can get from a database is not asked of people).
 */
export async function fetchNational(
  asked: { readonly actor: CitizenAsking; readonly filing: FilingAsks; readonly procedureCode: string; readonly component: string },
  needs: FetchNationalNeeds,
): Promise<Result<{ readonly papers: number }, FetchNationalRefusal>> {
  const { actor, filing, procedureCode } = asked;
  if (!mayAskNational(actor, filing)) return refuse({ code: 'national.own-business' });
  const person = await getPerson(needs.db, actor.personId);
  if (person.identity !== 'verified' || person.cccd === null || person.fullName === null) return refuse({ code: 'national.identity' });

  const table = await readTypeTable(needs.db);
  const component = filing.components.find(({ id }) => id === asked.component);
  const type = component ? typeOf(table, { kind: 'component', ...component }) : null;
  const codes = type === null ? [] : resultCodesOf(table, type);
  if (needs.national === null || type === null || codes.length === 0) return refuse({ code: 'national.type' });
  const since = needs.now.subtract({ hours: 1 }).toString();
  if ((await inquiriesSince(needs.db, { personId: person.id, since })) >= MOST_AN_HOUR) return refuse({ code: 'national.too-often' });

  const found = await ask(
    {
      ownerCccd: person.cccd,
      asker: { cccd: person.cccd, fullName: person.fullName, as: 'citizen' },
      procedureCode,
      results: codes.map((code) => ({ code, number: null })),
    },
    needs,
  );
  const inquiry = { id: newId(), partyId: person.id, personId: person.id, procedureCode, type, at: needs.now.toString() };
  if (!found.ok) {
    await appendInquiry(needs.db, { ...inquiry, outcome: OUTCOMES[found.refusal.code], signature: found.refusal.signature ?? null });
    return refuse({ code: found.refusal.code });
  }
  const { contents, signature } = found.value;
  await keepFound({ ...inquiry, outcome: 'found', signature }, contents, needs);
  return ok({ papers: contents.length });
}

/** Whether somebody may have the country's locker searched for a filing: their own, and not one about somebody else. */
export function mayAskNational(actor: CitizenAsking, filing: FilingAsks): boolean {
  return actor.actingFor === undefined && principalOf(actor) === filing.party.id && !filing.answers.hasOwner;
}

interface FoundContent {
  readonly paper: NationalPaper;
  readonly content: { readonly sha256: string; readonly size: number; readonly mediaType: string; readonly name: string };
}

type NotFound = {
  readonly code: 'national.not-there' | 'national.refused' | 'national.away' | 'national.unreadable';
  readonly signature?: string;
};

const OUTCOMES = {
  'national.not-there': 'not-there',
  'national.refused': 'refused',
  'national.away': 'away',
  'national.unreadable': 'refused',
} as const satisfies Record<NotFound['code'], Inquiry['outcome']>;

/** Asks and fetches, outside of any transaction: somebody else's time is not ours to hold rows by. */
async function ask(
  question: NationalAsk,
  needs: FetchNationalNeeds,
): Promise<Result<{ readonly contents: readonly FoundContent[]; readonly signature: string }, NotFound>> {
  const { national } = needs;
  if (national === null) return refuse({ code: 'national.away' });
  try {
    const answer = await national.find(question);
    if (!answer.ok) return refuse({ code: 'national.refused' });
    const { papers, signature } = answer.value;
    if (papers.length === 0) return refuse({ code: 'national.not-there', signature });
    const contents: FoundContent[] = [];
    for (const { paper, file } of papers.flatMap((one) => one.files.map((file) => ({ paper: one, file }))).slice(0, MOST_FILES)) {
      const fetched = await national.fetch(file);
      if (!fetched.ok) continue;
      const limits = needs.paperLimits ?? DEFAULT_LIMITS;
      const kept = await receivePaper(new Blob([fetched.value]).stream(), { declaredName: file.name, limits }, needs);
      if (!kept.ok) continue;
      await lookOver(kept.value.sha256, needs);
      contents.push({ paper, content: kept.value });
    }
    return contents.length > 0 ? ok({ contents, signature }) : refuse({ code: 'national.unreadable', signature });
  } catch (fault) {
    needs.reportFault?.(fault, { requestId: 'national-locker' });
    return refuse({ code: 'national.away' });
  }
}

/** Somebody waits to see what was found: it is looked over at once. Where nobody can say, it waits like any other content. */
async function lookOver(sha256: string, needs: FetchNationalNeeds): Promise<void> {
  const { scanner } = needs;
  if (!scanner) return;
  try {
    await scanPaper({ sha256 }, { ...needs, scanner });
  } catch (fault) {
    needs.reportFault?.(fault, { requestId: 'national-locker' });
  }
}

async function keepFound(inquiry: Inquiry, contents: readonly FoundContent[], needs: FetchNationalNeeds): Promise<void> {
  await inTransaction(needs.db, async function keep(trx) {
    await holdLocker(trx, inquiry.partyId);
    await appendInquiry(trx, inquiry);
    for (const { paper, content } of contents) {
      await keepPaper(trx, inquiry.partyId, {
        ...{ type: inquiry.type, sha256: content.sha256, mediaType: content.mediaType, size: content.size },
        ...{ name: paper.name, fileName: content.name, number: paper.number },
        // The other side was asked by the owner's number: it is theirs, also where only the paper itself says whose it is.
        holderId: inquiry.partyId,
        ...{ issuerId: null, issuedOn: null, expiresOn: null, about: null, origins: [] },
        fetched: { inquiryId: inquiry.id, at: inquiry.at },
      });
    }
  });
}
