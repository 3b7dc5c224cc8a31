import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { settleAgencies } from '#test/pack-procedures';
import { procedure } from './procedure.ts';

const lent = useDatabase();
const PACK = 'packs/ca-mau/data/procedures.json';
const NOW = Temporal.Instant.from('2026-11-22T03:00:00Z');

// Routes lead through agencies: those of the pack are there before its procedures.
beforeAll(() => settleAgencies(lent.ownerDb));

test('shows what a file would change and publishes only when told to; exported and imported again nothing changes', async () => {
  const staged = await run('import', PACK);
  expect(staged).toMatchObject({ exit: 0, failed: '' });
  expect(staged.said).toContain('Đã đọc 26 thủ tục: 26 mới, 0 thay đổi, 0 giữ nguyên.');
  expect(staged.said).toContain('steps.missing: 16 thủ tục');
  expect(staged.said).toContain('không phải miễn phí');
  expect(await run('export', '1.003650')).toMatchObject({ exit: 1, said: '', failed: 'Không có thủ tục 1.003650 đang công bố.' });

  expect((await run('import', PACK, '--publish')).said).toContain('Đã công bố 26 phiên bản.');

  const exported = await run('export', '1.003650');
  const given = (JSON.parse(readFileSync(PACK, 'utf8')) as { code: string }[]).find(({ code }) => code === '1.003650');
  expect(JSON.parse(exported.said)).toEqual([given]);

  const again = await run('import', aFile(exported.said), '--publish');
  expect(again.said).toContain('giống phiên bản 1 đang công bố');
  expect(again.said).toContain('Đã công bố 0 phiên bản.');
});

test('a change is said in words', async () => {
  const [record] = JSON.parse((await run('export', '1.115019')).said) as [{ channels: { timeLimit: { value: number } }[] }];
  for (const channel of record.channels) channel.timeLimit.value = 5;
  const { said } = await run('import', aFile(JSON.stringify([record])));
  expect(said).toContain('~ Thời hạn khi nộp trực tuyến: từ 3,5 ngày làm việc thành 5 ngày làm việc (chỉ với hồ sơ nộp sau khi công bố)');
});

test('a route that leads nowhere is refused whole, each step named', async () => {
  const [record] = JSON.parse((await run('export', '1.115019')).said) as [object];
  const receive = { id: 'receive', nameKey: 'procedure.step.receive', role: 'receiver', where: 'one-stop', budgetPercent: 90 };
  const { exit, said, failed } = await run(
    'import',
    aFile(JSON.stringify([{ ...record, route: { id: 'x', steps: [receive] } }])),
    '--publish',
  );
  expect({ exit, said }).toEqual({ exit: 1, said: '' });
  expect(failed).toContain('Thủ tục 1.115019, bước receive: các bước cộng lại 90% thời hạn, phải là 100%.');
});

test.each([
  ['[{"code":"9.000001"}]', 'Thủ tục 9.000001 (mục thứ 1), trường name: bị thiếu.'],
  ['[]', 'Tệp không có thủ tục nào.'],
  ['nonsense', 'không phải JSON'],
])('a file %s is refused whole, in words', async (text, sentence) => {
  const { exit, said, failed } = await run('import', aFile(text), '--publish');
  expect({ exit, said }).toEqual({ exit: 1, said: '' });
  expect(failed).toContain(sentence);
});

test.each([[[]], [['import']], [['export']], [['import', 'x', '--force']], [['publish', 'x']], [['export', 'x', 'y']]])(
  '%j is answered by how to use it',
  async (args) => {
    expect((await run(...args)).failed).toContain('Cách dùng');
  },
);

test('a file that is not there is named', async () => {
  expect(await run('import', '/nowhere/x.json')).toMatchObject({ exit: 1, failed: 'Không đọc được tệp /nowhere/x.json.' });
});

async function run(...args: string[]): Promise<{ exit: number; said: string; failed: string }> {
  const said: string[] = [];
  const failed: string[] = [];
  const exit = await procedure(args, {
    db: lent.db,
    now: NOW,
    print: (line) => said.push(line),
    fail: (line) => failed.push(line),
  });
  return { exit, said: said.join('\n'), failed: failed.join('\n') };
}

function aFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'motcua-procedure-')), 'procedures.json');
  writeFileSync(path, text);
  return path;
}
