import type { DossierFact, FactType } from '#modules/dossier';

/** An official paper that a fact calls for; which form of which instrument it is printed on is data of the pack. */
export interface OfficialPaper {
  /** The fact that calls for it. */
  readonly fact: FactType;
  /** Whose paper it is: the desk that talks to the applicant, or the agency that settles. */
  readonly from: 'desk' | 'agency';
}

/** The papers an applicant gets, named after the forms of circular 03/2025/TT-VPCP; each is kept. */
export const OFFICIAL_PAPERS = {
  'mau-01-receipt': { fact: 'received', from: 'desk' },
  'mau-02-supplement': { fact: 'supplement-asked', from: 'desk' },
  'mau-03-refusal': { fact: 'reception-refused', from: 'desk' },
  'mau-04-apology': { fact: 'extended', from: 'agency' },
  'mau-05-stop': { fact: 'stopped', from: 'agency' },
  'result-receipt': { fact: 'handed-over', from: 'desk' },
} as const satisfies Record<string, OfficialPaper>;

/** What an office prints for itself, anew each time somebody asks: who had a dossier when, what was received, what was handed on. */
export const OFFICE_PAPERS = ['mau-06-control', 'mau-07-register', 'hand-over-sheet'] as const;

export type TemplateId = keyof typeof OFFICIAL_PAPERS;
export type OfficePaperId = (typeof OFFICE_PAPERS)[number];
export type PaperId = TemplateId | OfficePaperId;

export const TEMPLATE_IDS = Object.keys(OFFICIAL_PAPERS) as readonly TemplateId[];
export const PAPER_IDS: readonly PaperId[] = [...TEMPLATE_IDS, ...OFFICE_PAPERS];

/** The official paper a fact calls for, or null. */
export function templateOf(fact: Pick<DossierFact, 'type'>): TemplateId | null {
  return TEMPLATE_IDS.find((template) => OFFICIAL_PAPERS[template].fact === fact.type) ?? null;
}
