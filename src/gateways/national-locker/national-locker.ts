import { z } from 'zod';
import { spared } from '#kernel/spared';
import { ok, refuse, type Result } from '#kernel/result';
import type { NationalLocker, NationalAnswer, NationalAsk, NationalFile, NationalRefusal } from '#modules/locker/server';
import { adapterSession, isFine, type AdapterAccount } from './adapter-session.ts';

/** Somebody waits at a page: one that keeps silent is left alone for a while. */
const SILENT = { slow: 5_000, times: 2, pause: 30_000, said: 'The national locker does not answer and is left alone for half a minute' };
const MOST_PAPERS = 50;

const Head = z.object({ errorCode: z.string(), message: z.string().default('') });
const Found = Head.extend({
  signature: z.string().default(''),
  result: z.object({
    DanhSachGiayToKetQua: z.array(
      z.object({
        MaKetQua: z.string(),
        TenGiayTo: z.string(),
        SoKyHieu: z.string(),
        CoQuanChuQuan: z.string(),
        DanhSachTepDinhKem: z.array(z.object({ TenTep: z.string(), DuongDan: z.string() })),
      }),
    ),
  }),
});
const File = Head.extend({ result: z.object({ NoiDung: z.base64() }) });

/**
 * The country's locker of results (service `KhoSoHoaDVCQG`): every question names owner, asker, channel and procedure.
 *
 * A refusal of theirs is a refusal here; silence, an error or an answer of another shape is a fault.
 */
export function nationalLocker(account: AdapterAccount): NationalLocker {
  const ask = spared(({ service, data }: { readonly service: string; readonly data: unknown }) => adapter(service, data), SILENT);
  const adapter = adapterSession(account);
  return { find, fetch: fetchFile };

  async function find({ ownerCccd, asker, procedureCode, results }: NationalAsk): Promise<Result<NationalAnswer, NationalRefusal>> {
    const answer = await ask({
      service: 'KhoSoHoaDVCQG',
      data: {
        SoDinhDanhChuSoHuu: ownerCccd,
        HoTenNguoiYeuCau: asker.fullName,
        KenhThucHien: asker.as === 'officer' ? '1' : '2',
        SoDinhDanhNguoiYeuCau: asker.cccd,
        MaThuTuc: procedureCode,
        DanhSachDanhMucKetQua: results.map(({ code, number }) => ({ MaKetQua: code, SoKyHieu: number ?? '' })),
      },
    });
    const refused = refusalIn(answer);
    if (refused) return refuse(refused);
    const { result, signature } = read(Found, answer);
    const papers = result.DanhSachGiayToKetQua.slice(0, MOST_PAPERS).map((paper) => ({
      resultCode: paper.MaKetQua,
      name: paper.TenGiayTo,
      number: paper.SoKyHieu,
      files: paper.DanhSachTepDinhKem.map(({ TenTep, DuongDan }) => ({ name: TenTep, agency: paper.CoQuanChuQuan, path: DuongDan })),
    }));
    return ok({ papers, signature });
  }

  async function fetchFile({ agency, path }: NationalFile): Promise<Result<Uint8Array<ArrayBuffer>, NationalRefusal>> {
    const answer = await ask({ service: 'TaiTepKhoSoHoaDVCQG', data: { CoQuanChuQuan: agency, DuongDan: path } });
    const refused = refusalIn(answer);
    return refused ? refuse(refused) : ok(Buffer.from(read(File, answer).result.NoiDung, 'base64'));
  }
}

function refusalIn(answer: unknown): NationalRefusal | null {
  const { errorCode, message } = read(Head, answer);
  return isFine(errorCode) ? null : { code: 'national.refused', said: `${errorCode} ${message}`.trim().slice(0, 200) };
}

function read<T>(shape: z.ZodType<T>, answer: unknown): T {
  const parsed = shape.safeParse(answer);
  // What it said may be personal: only where it differs is told.
  if (!parsed.success) throw new Error(`The national locker speaks another way at ${parsed.error.issues[0]?.path.join('.') ?? '?'}`);
  return parsed.data;
}
