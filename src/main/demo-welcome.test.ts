import { expect, test } from 'vitest';
import { demoWelcome } from './demo-welcome.ts';

const config = { origin: 'http://localhost:3000', sandboxPort: 3001, pack: 'packs/ca-mau' } as const;

test('whoever starts the demo reads where to look and who to be', () => {
  const told = demoWelcome({ ...config, processes: new Set(['web', 'worker', 'sandbox']) }).join('\n');
  for (const part of [
    'http://localhost:3000/can-bo',
    'http://localhost:3000/api/docs',
    'http://localhost:3001',
    'http://localhost:3001/zalo',
    'motcua-demo-2026',
    '0900000001',
  ])
    expect(told).toContain(part);
  for (const login of [
    'tiepnhan1.motcua',
    'truongphong.thuysan',
    'chuyenvien1.thuysan',
    'lanhdao.thuysan',
    'vanthu.thuysan',
    'quantri.motcua',
  ])
    expect(told).toMatch(new RegExp(`\\s${login}\\s`));
});

test('what is not started is not named', () => {
  expect(demoWelcome({ ...config, processes: new Set(['web']) }).join('\n')).not.toContain('3001');
  expect(demoWelcome({ ...config, processes: new Set(['worker']) })).toEqual([]);
});
