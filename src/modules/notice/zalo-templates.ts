import { z } from 'zod';
import type { NoticeKind } from './notice-kind.ts';

/** How long a parameter of a template may be, by its type, in letters: Zalo's own limits. */
const LONGEST = {
  name: 30,
  phone: 15,
  address: 200,
  code: 30,
  label: 30,
  status: 30,
  product: 200,
  quantity: 20,
  date: 20,
  url: 200,
  money: 12,
  note: 90,
} as const;

/** What may stand in a template: what the notice is about, and nothing of the person. */
const FROM = ['number', 'procedure', 'status', 'due', 'answerBy', 'until', 'amount', 'at', 'after'] as const;

const Param = z
  .object({
    name: z.string().regex(/^[a-z][a-z_]{0,29}$/),
    label: z.string().min(2).max(36),
    type: z.enum(Object.keys(LONGEST) as [keyof typeof LONGEST]),
    from: z.enum(FROM),
  })
  .transform((param) => ({ ...param, maxLength: LONGEST[param.type] }));

/** Templates that Zalo approved for this office, checked against what Zalo allows before anybody sends one. */
export const ZaloTemplates = z.object({
  templates: z.array(
    z.object({
      kind: z.string() as unknown as z.ZodType<NoticeKind>,
      lang: z.enum(['vi', 'en']),
      id: z.string().regex(/^\d{3,20}$/),
      title: z.string().min(9).max(65),
      params: z.array(Param).min(2).max(8),
    }),
  ),
});

export type ZaloTemplate = z.infer<typeof ZaloTemplates>['templates'][number];

/** What a notice says, hole by hole; what it does not know is absent. */
export type SaidFacts = Partial<Record<(typeof FROM)[number], string>>;

/** A template with its holes filled; null when there is none for this kind, or the notice does not know what it wants. */
export function fillZaloTemplate(
  said: { readonly kind: NoticeKind; readonly lang: string; readonly facts: SaidFacts },
  templates: readonly ZaloTemplate[],
): { readonly templateId: string; readonly data: Readonly<Record<string, string>> } | null {
  const ofKind = templates.filter(({ kind }) => kind === said.kind);
  const template = ofKind.find(({ lang }) => lang === said.lang) ?? ofKind.find(({ lang }) => lang === 'vi');
  if (!template) return null;
  const data: Record<string, string> = {};
  for (const { name, from, maxLength } of template.params) {
    const value = said.facts[from];
    if (!value) return null;
    data[name] = cut(value, maxLength);
  }
  return { templateId: template.id, data };
}

function cut(text: string, most: number): string {
  const letters = [...text.normalize('NFC')];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
