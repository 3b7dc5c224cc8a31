import type { Words } from '#messages';
import { AT, LINES, ROWS } from './office-lines.examples.ts';
import { fillTemplate, formData, type TemplateData } from './fill-template.ts';
import { fillControlSlip, fillHandOver, fillRegister, type FilledOfficePaper, type Printing } from './office-paper.ts';
import { OFFICIAL_PAPERS, type TemplateId } from './official-papers.ts';
import type { ChosenForm, PaperForms } from './paper-forms.ts';
import { aStory } from './story.examples.ts';
import { numberOf } from './story.ts';

/** A form filled with invented people, marked across the page as worth nothing. */
export interface SamplePaper {
  readonly data: TemplateData;
  readonly link?: string;
}

/** Fills a form with invented data, so that whoever looks after forms sees what an office will print. */
export function samplePaper(
  form: ChosenForm,
  lent: { readonly words: Words; readonly origin: string; readonly paperForms: PaperForms },
): SamplePaper {
  const { words } = lent;
  const own = { form: formData(form, words), sample: true };
  if (isOfficial(form.paper)) {
    const story = aStory(OFFICIAL_PAPERS[form.paper].fact);
    const filled = fillTemplate(story, {
      ...lent,
      register: { deskId: story.desk.id, book: '2026', number: 123 },
      verifyCode: '2345-6789-ABCD',
    });
    if (!filled) throw new Error(`No words for ${form.paper}`);
    const number = words('notice.paper.number', { number: numberOf(story), symbol: form.symbol });
    return { data: { ...filled.data, ...own, number }, link: filled.link };
  }
  return { data: { ...officeSample(form, lent).data, ...own } };
}

function isOfficial(paper: string): paper is TemplateId {
  return Object.hasOwn(OFFICIAL_PAPERS, paper);
}

function officeSample(form: ChosenForm, lent: { readonly words: Words; readonly paperForms: PaperForms }): FilledOfficePaper {
  const story = aStory('received');
  const printing: Printing = { ...lent, office: story.desk, at: AT, officer: story.officer.name ?? '' };
  const days = { from: '2026-11-23', until: '2026-11-24', rows: LINES };
  if (form.paper === 'mau-07-register') return fillRegister(days, printing);
  if (form.paper === 'hand-over-sheet') return fillHandOver({ ...days, agencyTo: story.agency.name }, printing);
  return fillControlSlip(
    {
      number: numberOf(story),
      applicantName: story.applicant.name ?? '',
      procedure: story.procedure,
      deskName: story.desk.name,
      agencyName: story.agency.name,
      limit: lent.words('calendar.limit.working-day', { amount: '3,5' }),
      receivedAt: story.receivedAt,
      dueAt: story.dueAt,
      rows: ROWS,
      nameOf: (party) =>
        party.kind === 'applicant'
          ? { office: lent.words('official-paper.party.applicant'), person: story.applicant.name ?? '' }
          : { office: party.agencyId, person: party.officerId ?? '' },
    },
    { ...printing, office: story.agency },
  );
}
