import { createRoute, z } from '@hono/zod-openapi';
import { openDossier } from '#modules/dossier/server';
import { nationalPapers, type NationalPaper } from '#views/national-papers';
import { problem } from './problem.ts';
import { json, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const flag = z.enum(['0', '1']);
const File = z
  .object({
    TepDinhKemId: z.string(),
    TenTepDinhKem: z.string(),
    MaThanhPhanHoSo: z.string(),
    IsDeleted: z.enum(['True', 'False']),
    DuocSoHoa: flag.openapi({ description: 'Brought into electronic form for this dossier' }),
    DuocTaiSuDung: flag.openapi({ description: 'Taken from what was digitised or issued before' }),
    DuocLayTuKhoDMQG: flag.openapi({ description: 'The country’s locker had it' }),
    MaKetQuaThayThe: z.string().openapi({ description: 'The code of the result that stands in its place; empty: none' }),
  })
  .openapi('NationalPaper') satisfies z.ZodType<NationalPaper>;

const list = createRoute({
  method: 'get',
  path: '/dossiers/{id}/national-papers',
  summary: 'The files of a dossier as the national exchange asks for them, with flags computed from what happened to each',
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(60) }) },
  responses: { 200: json(z.object({ TaiLieuNop: z.array(File) }), 'For whoever may read the dossier'), ...refusals(401, 404, 422) },
});

/** Files of a dossier in the words of the national exchange. */
export function nationalPapersOf() {
  return resource<SignedInSurroundings>().openapi(list, async (c) => {
    const { needs, somebody: actor } = c.var;
    const opened = await openDossier({ actor, dossier: c.req.valid('param').id }, needs);
    if (!opened.ok) return problem(c, opened.refusal) as never;
    return c.json({ TaiLieuNop: [...(await nationalPapers(needs.db, opened.value))] }, 200);
  });
}
