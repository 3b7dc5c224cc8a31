import type { DossierFact } from '#modules/dossier';

/** An office as it stands in a letter: its name, the one above it, and where it sits. */
export interface Office {
  readonly id: string;
  readonly name: string;
  readonly parentName: string | null;
  /** `Tỉnh Cà Mau`, `Xã Khánh An`. */
  readonly unitName: string | null;
}

/** A person or officer as a letter names them; what nobody said is null. */
export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
}

/** A component of the dossier and how many papers fill it. */
export interface SubmittedComponent {
  readonly id: string;
  readonly name: string;
  readonly papers: number;
  /** Whether what fills it came from the locker. */
  readonly reused: boolean;
  /** What was laid on the counter for it, on paper; absent where nothing was. */
  readonly brought?:
    { readonly originals: number; readonly certified: number; readonly copies: number; readonly compared: boolean } | undefined;
}

/** Everything that can be told of one fact of a dossier, gathered once: what notices and official papers are made from. */
export interface DossierStory {
  readonly dossierId: string;
  readonly reference: string;
  readonly code: string | null;
  readonly fact: DossierFact;
  readonly procedure: { readonly code: string; readonly name: string; readonly caseName: string | null; readonly fieldCode: string | null };
  readonly channel: 'online' | 'direct' | 'postal';
  readonly desk: Office;
  readonly agency: Office;
  /** As the form says, else as the account says. `reach` is where messages go: the phone that proved itself comes first. */
  readonly applicant: Contact & {
    /** Whoever answers the phone: the applicant, for an organisation whoever filed. */
    readonly personId: string;
    readonly email: string | null;
    readonly address: string | null;
    readonly reach: { readonly phone: string | null; readonly email: string | null };
  };
  /** Everybody whose inbox it belongs into, as persons. */
  readonly readers: readonly string[];
  /** It was filed at the counter for somebody without an account: they are told once that they may have one. Nobody gets one unasked. */
  readonly invites?: boolean;
  /** Whose dossier it is, when that is somebody else. */
  readonly owner: string | null;
  /** How the applicant chose to get the result; null where the form does not ask. */
  readonly delivery: 'electronic' | 'counter' | 'post' | null;
  /** Who wrote the fact, when it was an officer. */
  readonly officer: Contact;
  /** Who handles it now, when somebody does. */
  readonly handler: { readonly name: string | null; readonly unitName: string | null };
  readonly receivedAt: string | null;
  /** As the receipt says; null before reception and where the procedure publishes no limit. */
  readonly limit: { readonly amount: number; readonly unit: 'working-day' | 'working-hour' | 'working-minute' | 'day' } | null;
  readonly dueAt: string | null;
  /** Whole đồng; null where the procedure publishes none. */
  readonly fee: number | null;
  /** Whole đồng paid so far. */
  readonly paid: number;
  /** How it was paid last; null while nothing is. */
  readonly paidBy: string | null;
  /** How far the office had come when the fact happened. */
  readonly stage: 'filed' | 'received' | 'appraising' | 'decided';
  readonly resultNumber: string | null;
  /** Every component of the procedure, filled or not. */
  readonly components: readonly SubmittedComponent[];
  /** What the form calls the answers that a supplement request points at, by path. */
  readonly labels: Readonly<Record<string, string>>;
  /** Words behind the fact by the id of their note; an erased one is absent. */
  readonly notes: Readonly<Record<string, string>>;
}

/** The number people know the dossier by: its code, before reception its reference. */
export function numberOf(story: Pick<DossierStory, 'code' | 'reference'>): string {
  return story.code ?? story.reference;
}

/** `Tỉnh Cà Mau` signs its letters from `Cà Mau`. */
export function placeOf(office: Pick<Office, 'unitName'>): string {
  return (office.unitName ?? '').replace(/^(?:Tỉnh|Thành phố|Phường|Xã)\s+/u, '');
}
