import { z } from 'zod';
import type { TemplateData } from '#modules/notice/server';

const text = z.string();

/** What the receipt's form is filled with, as far as the page shows it. */
const Receipt = z.object({
  form: z.object({ title: text, basis: text }),
  agency: z.object({ name: text, parent: text.nullable() }),
  placeAndDate: text,
  desk: text,
  applicant: z.object({ name: text, address: text, phone: text, email: text }),
  owner: text.nullable(),
  request: text,
  components: z.array(z.object({ name: text, note: text.nullable(), copies: text })),
  sets: text,
  limit: text,
  receivedAt: text,
  dueAt: text,
  channel: text,
  returnTo: text,
  fee: text,
  officer: text,
  applicantSigns: text.nullable(),
  footer: text,
});

export type Receipt = z.infer<typeof Receipt>;

export function readReceipt(data: TemplateData): Receipt {
  return Receipt.parse(data);
}
