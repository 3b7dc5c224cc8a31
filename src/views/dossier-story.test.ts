import { beforeAll, describe, expect, test } from 'vitest';
import { aToldDossier, filedData, receivedData, type ToldDossier } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { dossierStory } from './dossier-story.ts';

const lent = useDatabase();
let told: ToldDossier;

beforeAll(async () => {
  told = await aToldDossier(lent.db);
  await told.happens('filed', filedData(told));
  await told.happens('received', receivedData(), '2026-11-23T03:05:00Z');
});

describe('the story of a fact', () => {
  test('of a reception holds the code, the due time, the offices and the applicant as the form says', async () => {
    expect(await dossierStory(lent.db, { dossierId: told.dossierId, seq: 2 })).toMatchObject({
      code: 'H99.02-261123-0001',
      dueAt: '2026-11-27T08:05:00Z',
      receivedAt: '2026-11-23T03:05:00Z',
      limit: { amount: 3.5, unit: 'working-day' },
      procedure: { code: '9.000009', name: 'Cấp giấy thử', caseName: null },
      desk: { name: 'Trung tâm Phục vụ hành chính công tỉnh Thử', parentName: 'Ủy ban nhân dân tỉnh Thử', unitName: 'Tỉnh Thử' },
      agency: { name: 'Chi cục Thử nghiệm' },
      applicant: {
        name: 'Nguyễn Văn Thử',
        address: 'Ấp 1, Xã Thử, Tỉnh Thử',
        reach: { phone: '0900000001', email: 'thu1@example.vn' },
      },
      owner: null,
      delivery: 'counter',
      officer: { name: 'Trần Thị Nhận', phone: '02903000001' },
      fee: 40_000,
      components: [{ id: 'g1', papers: 1, reused: false }],
    });
  });

  test('tells the time of the fact: before reception there is no code', async () => {
    expect(await dossierStory(lent.db, { dossierId: told.dossierId, seq: 1 })).toMatchObject({ code: null, receivedAt: null, limit: null });
  });

  test('names what a supplement asks for in the words of the form and the officer', async () => {
    const note = await told.says('Không đọc được');
    const defects = [
      { component: 'g1', code: 'unreadable', note },
      { path: '/length', code: 'wrong', note },
    ];
    const { seq } = await told.happens('supplement-asked', { stage: 'reception', round: 1, defects, answerBy: '2026-12-08T10:00:00Z' });
    expect(await dossierStory(lent.db, { dossierId: told.dossierId, seq })).toMatchObject({
      labels: { '/length': 'Chiều dài lớn nhất' },
      notes: { [note.id]: 'Không đọc được' },
    });
  });

  test('of a fact that never was is null', async () => {
    expect(await dossierStory(lent.db, { dossierId: told.dossierId, seq: 99 })).toBeNull();
    expect(await dossierStory(lent.db, { dossierId: told.personId, seq: 1 })).toBeNull();
  });
});
