import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Clock } from '#kernel/clock';
import { fileAt, papersOf } from './national-papers.ts';

interface Question {
  readonly session?: unknown;
  readonly service?: unknown;
  readonly data?: readonly Record<string, unknown>[];
}

const LASTS = 30 * 60_000; // milliseconds a session serves
const ACCOUNT = { username: 'sandbox', password: 'sandbox' };

/** Plays the adapter of the national exchange with the locker behind it: a session first, which ends; refusals come with status 200. */
export function nationalLocker(clock: Clock): Hono {
  const app = new Hono();
  const sessions = new Map<string, number>();

  app.post('/session', async (c) => {
    const given = (await c.req.json<Record<string, unknown>>().catch(() => ({}))) as Record<string, unknown>;
    if (given['username'] !== ACCOUNT.username || given['password'] !== ACCOUNT.password) {
      return c.json({ session: '', error_code: '1', message: 'Sai tên đăng nhập hoặc mật khẩu' });
    }
    const session = randomUUID();
    sessions.set(session, clock().epochMilliseconds + LASTS);
    return c.json({ session, error_code: '0' });
  });

  app.post('/service', async (c) => {
    const question = (await c.req.json<Question>().catch(() => ({}))) as Question;
    const until = sessions.get(String(question.session)) ?? 0;
    if (until <= clock().epochMilliseconds) return c.json({ error_code: '-1', message: 'Phiên làm việc không hợp lệ' });
    const [asked = {}] = question.data ?? [];
    if (question.service === 'KhoSoHoaDVCQG') return c.json(find(asked));
    if (question.service === 'TaiTepKhoSoHoaDVCQG') return c.json(file(asked));
    return c.json({ errorCode: '2', message: 'Không có dịch vụ này' });
  });
  return app;
}

function find(asked: Record<string, unknown>): object {
  const [owner, requester, channel, procedure] = [
    asked['SoDinhDanhChuSoHuu'],
    asked['SoDinhDanhNguoiYeuCau'],
    asked['KenhThucHien'],
    asked['MaThuTuc'],
  ].map(String) as [string, string, string, string];
  if (!/^\d{12}$/.test(owner) || !/^\d{12}$/.test(requester) || !['1', '2'].includes(channel) || !/^\d\.\d{6}$/.test(procedure)) {
    return { errorCode: '3', message: 'Thiếu thông tin người yêu cầu hoặc thủ tục' };
  }
  if (channel === '2' && owner !== requester) return { errorCode: '4', message: 'Người yêu cầu không phải chủ sở hữu' };
  const wanted = (asked['DanhSachDanhMucKetQua'] ?? []) as readonly { MaKetQua?: string; SoKyHieu?: string }[];
  const found = papersOf(owner).filter((paper) =>
    wanted.some(({ MaKetQua, SoKyHieu = '' }) => MaKetQua === paper.MaKetQua && (SoKyHieu === '' || SoKyHieu === paper.SoKyHieu)),
  );
  return { errorCode: '0', message: 'Thành công', signature: `sandbox-${randomUUID()}`, result: { DanhSachGiayToKetQua: found } };
}

function file(asked: Record<string, unknown>): object {
  const content = fileAt(String(asked['CoQuanChuQuan']), String(asked['DuongDan']));
  return content === null
    ? { errorCode: '5', message: 'Không tìm thấy tệp' }
    : { errorCode: '0', message: 'Thành công', result: { NoiDung: content.toString('base64') } };
}
