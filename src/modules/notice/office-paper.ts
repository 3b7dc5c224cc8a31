import type { Words } from '#messages';
import type { ControlRow, Party } from './control-rows.ts';
import { formData, type TemplateData } from './fill-template.ts';
import { dayOf, longDay, longMoment, shortMoment } from './moments.ts';
import type { OfficePaperId } from './official-papers.ts';
import { formFor, type ChosenForm, type PaperForms } from './paper-forms.ts';
import { placeOf, type Office } from './story.ts';

/** What an office prints for itself, ready for the renderer. */
export interface FilledOfficePaper {
  readonly form: ChosenForm;
  readonly number: string;
  readonly data: TemplateData;
}

/** Who prints it, when, and what its number begins with. */
export interface Printing {
  readonly office: Office;
  /** Now, as ISO text. */
  readonly at: string;
  readonly officer: string;
  readonly words: Words;
  readonly paperForms: PaperForms;
}

/** What a control slip says of its dossier. */
export interface ControlSlip {
  readonly number: string;
  readonly applicantName: string;
  readonly procedure: { readonly code: string; readonly name: string; readonly fieldCode: string | null };
  readonly deskName: string;
  readonly agencyName: string;
  readonly limit: string | null;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly rows: readonly ControlRow[];
  readonly nameOf: (party: Party) => { readonly office: string; readonly person: string };
}

/** The slip that goes with a dossier from desk to desk, as far as it has come. */
export function fillControlSlip(slip: ControlSlip, printing: Printing): FilledOfficePaper {
  const { words } = printing;
  return filled(
    'mau-06-control',
    { printing, fileNumber: slip.number, fieldCode: slip.procedure.fieldCode },
    {
      code: slip.number,
      settles: slip.agencyName,
      desk: slip.deskName,
      applicant: { name: slip.applicantName },
      request: words('notice.paper.request', slip.procedure),
      limit: slip.limit ?? '',
      receivedAt: slip.receivedAt === null ? '' : longMoment(slip.receivedAt, words),
      dueAt: slip.dueAt === null ? words('notice.paper.no-due-time') : longMoment(slip.dueAt, words),
      rows: slip.rows.map((row, index) => controlLine(row, { number: index + 1, nameOf: slip.nameOf, words })),
    },
  );
}

/** One line of a control slip in words; the page shows the same. */
export function controlLine(
  row: ControlRow,
  { number, nameOf, words }: { readonly number: number; readonly nameOf: ControlSlip['nameOf']; readonly words: Words },
): Readonly<Record<'number' | 'from' | 'to' | 'at' | 'giver' | 'taker' | 'result' | 'note', string>> {
  const [from, to] = [nameOf(row.from), nameOf(row.to)];
  return {
    number: String(number),
    from: from.office,
    to: to.office,
    at: shortMoment(row.at, words),
    giver: from.person,
    taker: to.person,
    result: row.result === null ? '' : words(`official-paper.result.${row.result}`),
    note: words(`official-paper.control.${row.fact}`),
  };
}

/** A line of a desk's register in words. */
export interface RegisterWords {
  readonly number: string;
  readonly code: string;
  readonly procedure: string;
  readonly sets: string;
  readonly owner: string;
  readonly address: string;
  readonly agency: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly returnedAt: string;
  readonly delivery: string;
  readonly takenBy: string;
  readonly papers: string;
  readonly note: string;
}

/** What is printed of a register: some days of one desk. */
export interface RegisterSheet {
  /** Both days included, as ISO texts. */
  readonly from: string;
  readonly until: string;
  readonly rows: readonly RegisterWords[];
}

/** The register of a desk over some days. */
export function fillRegister(sheet: RegisterSheet, printing: Printing): FilledOfficePaper {
  return filled('mau-07-register', { printing, fileNumber: daysOf(sheet), fieldCode: null }, sheetData(sheet, printing));
}

/** What a desk hands to an agency on paper, to be signed for by both. */
export function fillHandOver(sheet: RegisterSheet & { readonly agencyTo: string }, printing: Printing): FilledOfficePaper {
  const data = { ...sheetData(sheet, printing), agencyTo: sheet.agencyTo };
  return filled('hand-over-sheet', { printing, fileNumber: daysOf(sheet), fieldCode: null }, data);
}

function sheetData({ rows, ...days }: RegisterSheet, { words, office }: Printing): TemplateData {
  const spoken = { from: spokenDay(days.from), until: spokenDay(days.until) };
  return {
    desk: office.name,
    days: words(days.from === days.until ? 'official-paper.one-day' : 'official-paper.days', spoken),
    total: String(rows.length),
    rows,
  };
}

function daysOf({ from, until }: Pick<RegisterSheet, 'from' | 'until'>): string {
  return [from, until].map((day) => day.replaceAll('-', '')).join('-');
}

function spokenDay(day: string): string {
  return day.split('-').reverse().join('/');
}

function filled(
  paper: OfficePaperId,
  { printing, fileNumber, fieldCode }: { readonly printing: Printing; readonly fileNumber: string; readonly fieldCode: string | null },
  data: TemplateData,
): FilledOfficePaper {
  const { office, at, officer, words, paperForms } = printing;
  const form = formFor(paperForms, { paper, on: dayOf(at), fieldCode });
  const number = words('notice.paper.number', { number: fileNumber, symbol: form.symbol });
  return {
    form,
    number,
    data: {
      code: null,
      reference: null,
      fileNumber,
      agency: { name: office.name, parent: office.parentName },
      placeAndDate: words('notice.paper.place-and-date', { place: placeOf(office), day: longDay(at, words) }),
      footer: words('notice.paper.footer', { at: shortMoment(at, words) }),
      verify: null,
      officer,
      number,
      form: formData(form, words),
      ...data,
    },
  };
}
