import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileObjectStore } from '#gateways/object-store';
import { typstRenderer } from '#gateways/pdf';
import type { OfficerActor } from '#modules/dossier';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import { aToldDossier, filedData, receivedData, type ToldDossier } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { aStory } from '../story.examples.ts';
import { issuePaper } from './issue-paper.ts';
import { readPaperForms } from './read-paper-forms.ts';
import { verifyPaper, type VerifyNeeds } from './verify-paper.ts';
import { withdrawPaper } from './withdraw-paper.ts';
import type { IssuedPaper } from './issued-paper-store.ts';

const lent = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-verify-'));
const objects = fileObjectStore({ folder });
const now = Temporal.Instant.from('2026-11-23T04:00:00Z');
const address = '192.0.2.1';
const paperForms = readPaperForms('packs/ca-mau');
let told: ToldDossier;
let receipt: IssuedPaper;

beforeAll(async () => {
  told = await aToldDossier(lent.db);
  await told.happens('filed', filedData(told));
  const { factId } = await told.happens('received', receivedData(), '2026-11-23T03:05:00Z');
  const story = aStory('received');
  const issue = {
    db: lent.db,
    objects,
    pdf: typstRenderer(),
    words: words('vi'),
    origin: 'http://localhost:3000',
    secretKey: 'secret',
    paperForms,
  };
  const offices = { desk: { ...story.desk, id: 'H99.01' }, agency: { ...story.agency, id: 'H99.02' } };
  receipt = (await issuePaper({ ...story, ...offices, dossierId: told.dossierId, fact: { ...story.fact, id: factId } }, issue))!;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function needs(seconds: number | null = null): VerifyNeeds {
  return { db: lent.db, paperForms, countVerifying: () => Promise.resolve(seconds) };
}

describe('whoever holds a paper', () => {
  test('learns by its code what it is, whose it is and that it stands, and the applicant by initials only', async () => {
    const verified = expectOk(await verifyPaper({ code: receipt.verifyCode!, address }, needs()));
    expect(verified).toMatchObject({
      kind: 'mau-01-receipt',
      form: { title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', number: 'Mẫu số 01' },
      number: 'H12.06.27-261123-0001/TNHS',
      agencyName: 'Trung tâm Phục vụ hành chính công tỉnh Thử',
      procedureName: 'Cấp giấy thử',
      applicantName: 'N. V. Thử',
      dueAt: '2026-11-27T08:05:00Z',
      standing: { state: 'stands' },
    });
    expect(JSON.stringify(verified)).not.toMatch(/0900000001|Nguyễn|Ấp 1|0960850/u);
  });

  test('may type the code as it comes', async () => {
    const typed = ` ${receipt.verifyCode!.toLowerCase().replaceAll('-', ' ')} `;
    expect(expectOk(await verifyPaper({ code: typed, address }, needs())).sha256).toBe(receipt.sha256);
  });

  test('learns by its bytes the same; one byte more, and it is not ours', async () => {
    const bytes = [];
    for await (const piece of await objects.open(receipt.sha256)) bytes.push(piece);
    const hash = createHash('sha256').update(Buffer.concat(bytes));
    expect(expectOk(await verifyPaper({ sha256: hash.copy().digest('hex'), address }, needs())).number).toBe(receipt.number);
    const changed = hash.copy().update('.').digest('hex');
    expect(await verifyPaper({ sha256: changed, address }, needs())).toEqual({ ok: false, refusal: { code: 'verify.unknown' } });
  });

  test.each(['', 'ABCD', '2222-2222-2222', "'; drop table issued_paper", 'Ký tự lạ 12'])('with «%s» learns nothing', async (code) => {
    expect(await verifyPaper({ code, address }, needs())).toEqual({ ok: false, refusal: { code: 'verify.unknown' } });
  });

  test('and asks too often waits, whatever they ask', async () => {
    expect(await verifyPaper({ code: receipt.verifyCode!, address }, needs(40))).toEqual({
      ok: false,
      refusal: { code: 'verify.too-many', seconds: 40 },
    });
  });

  test('of an applicant’s own papers learns nothing: only what we issued is compared', async () => {
    const { rows } = await sql<{ sha256: string }>`select sha256 from dossier_paper where dossier_id = ${told.dossierId}`.execute(lent.db);
    for (const { sha256 } of rows) expect(await verifyPaper({ sha256, address }, needs())).toMatchObject({ ok: false });
  });
});

describe('taking a paper back', () => {
  function officer(role: OfficerActor['roles'][number]['role'], agencyId: string): OfficerActor {
    return { kind: 'officer', accountId: newId(), officerId: told.officerId, roles: [{ role, agencyId }] };
  }

  test.each([
    { who: 'a receiver of another desk', actor: () => officer('receiver', 'H99.02') },
    { who: 'a leader of another office', actor: () => officer('leader', 'H99.02') },
    { who: 'a specialist', actor: () => officer('specialist', 'H99.01') },
    { who: 'the applicant', actor: () => ({ kind: 'citizen', accountId: newId(), personId: told.personId }) as const },
  ])('is refused to $who, who does not learn that it exists', async ({ actor }) => {
    const refused = await withdrawPaper({ actor: actor(), paperId: receipt.id, reason: 'mistake' }, { db: lent.db, now });
    expect(refused).toEqual({ ok: false, refusal: { code: 'official-paper.unknown' } });
  });

  test('needs a reason, is done once, and whoever checks the paper learns of it', async () => {
    const [actor, paperId] = [officer('receiver', 'H99.01'), receipt.id];
    expect(await withdrawPaper({ actor, paperId, reason: 'because' }, { db: lent.db, now })).toMatchObject({
      refusal: { code: 'official-paper.reason-needed' },
    });
    const both = await Promise.all([1, 2].map(() => withdrawPaper({ actor, paperId, reason: 'mistake' }, { db: lent.db, now })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'official-paper.withdrawn-before' } });
    const { standing } = expectOk(await verifyPaper({ code: receipt.verifyCode!, address }, needs()));
    expect(standing).toEqual({ state: 'withdrawn', at: expect.stringMatching(/^2026-11-23/) as string });
  });

  test('stays: the application can neither change nor undo it', async () => {
    for (const statement of ["update paper_withdrawal set reason = 'lost'", 'delete from paper_withdrawal', 'truncate paper_withdrawal']) {
      await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
    }
  });
});
