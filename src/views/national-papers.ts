import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { OpenedDossier } from '#modules/dossier/server';
import { nationalFlags } from '#modules/locker';
import { pastOfContents } from '#modules/locker/server';

/** A file handed in, in the words of the national exchange: '1' yes, '0' no; the code is empty where no result stands in its place. */
export interface NationalPaper {
  readonly TepDinhKemId: string;
  readonly TenTepDinhKem: string;
  readonly MaThanhPhanHoSo: string;
  readonly IsDeleted: 'True' | 'False';
  readonly DuocSoHoa: '0' | '1';
  readonly DuocTaiSuDung: '0' | '1';
  readonly DuocLayTuKhoDMQG: '0' | '1';
  readonly MaKetQuaThayThe: string;
}

/** The files of an opened dossier with the flags of the national index, each computed from what happened to it, and none set by anybody. */
export async function nationalPapers(db: Db, { dossier, contents, revision }: OpenedDossier): Promise<readonly NationalPaper[]> {
  const reused = contents.papers.flatMap(({ origin, sha256 }) => (origin === 'locker' ? sha256 : []));
  const past = await pastOfContents(db, { partyId: dossier.applicantId, contents: reused });
  const flagged = contents.papers.map((paper) => ({
    paper,
    flags: nationalFlags({ origin: paper.origin === 'locker' ? 'locker' : 'upload', givenAt: paper.givenAt }, past.get(paper.sha256) ?? []),
  }));
  const codes = await resultCodes(
    db,
    flagged.flatMap(({ flags }) => flags.replacedByResultOf ?? []),
  );
  return flagged.map(({ paper, flags }) => ({
    TepDinhKemId: paper.id,
    TenTepDinhKem: paper.name,
    MaThanhPhanHoSo: revision.content.components.find(({ id }) => id === paper.component)?.code ?? '',
    IsDeleted: paper.supersededAt === null ? 'False' : 'True',
    DuocSoHoa: yesNo(flags.digitised),
    DuocTaiSuDung: yesNo(flags.reused),
    DuocLayTuKhoDMQG: yesNo(flags.fromNationalLocker),
    MaKetQuaThayThe: codes.get(flags.replacedByResultOf ?? '') ?? '',
  }));
}

/** The codes of what dossiers were filed for, as their revisions give the result. */
export async function resultCodes(db: Db, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select d.id, trim(r.record->'result'->>'code') as code
    from dossier d
    join procedure_revision r on r.id = d.procedure_revision_id
    where d.id = any(${[...new Set(dossierIds)]}::uuid[]) and r.record->'result'->>'code' is not null`.execute(db);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

function yesNo(holds: boolean): '0' | '1' {
  return holds ? '1' : '0';
}
