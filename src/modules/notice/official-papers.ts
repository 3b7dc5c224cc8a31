import type { DossierFact, FactType } from '#modules/dossier';

/** An official paper we print: a template of its name, one version of one legal form, and the symbol in its number. */
export interface OfficialPaper {
  readonly version: string;
  readonly symbol: string;
  /** The fact that calls for it. */
  readonly fact: FactType;
  /** Whose paper it is: the desk that talks to the applicant, or the agency that settles. */
  readonly from: 'desk' | 'agency';
}

/** Forms of Annex I, circular 03/2025/TT-VPCP; a new circular is a new version with templates of its own. */
export const OFFICIAL_PAPERS = {
  'mau-01-receipt': { version: 'TT03/2025', symbol: 'TNHS', fact: 'received', from: 'desk' },
  'mau-02-supplement': { version: 'TT03/2025', symbol: 'YCBS', fact: 'supplement-asked', from: 'desk' },
  'mau-03-refusal': { version: 'TT03/2025', symbol: 'TCTN', fact: 'reception-refused', from: 'desk' },
  'mau-04-apology': { version: 'TT03/2025', symbol: 'XLHL', fact: 'extended', from: 'agency' },
  'mau-05-stop': { version: 'TT03/2025', symbol: 'TBDG', fact: 'stopped', from: 'agency' },
  'result-receipt': { version: '1', symbol: 'BNKQ', fact: 'handed-over', from: 'desk' },
} as const satisfies Record<string, OfficialPaper>;

export type TemplateId = keyof typeof OFFICIAL_PAPERS;

export const TEMPLATE_IDS = Object.keys(OFFICIAL_PAPERS) as readonly TemplateId[];

/** The official paper a fact calls for, or null. */
export function templateOf(fact: Pick<DossierFact, 'type'>): TemplateId | null {
  return TEMPLATE_IDS.find((template) => OFFICIAL_PAPERS[template].fact === fact.type) ?? null;
}
