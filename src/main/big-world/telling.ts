import { createHash } from 'node:crypto';
import type { DossierFact, FactAuthor, FactData, FactType, NoteRef, OfficerRole } from '#modules/dossier';
import { canonical } from '#modules/dossier/server';
import type { Dice } from './dice.ts';
import type { FilingKind } from './filing-kinds.ts';
import type { InventedWords } from './invented-words.ts';
import type { Officers } from './officers.ts';
import type { Party } from './parties.ts';
import { instantOf } from './plan.ts';
import type { WorkTime } from './work-time.ts';

/** Words behind a fact, as they are kept. */
export interface ToldNote {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly salt: string;
  readonly at: number;
}

/** The kinds of notes that stories have. */
type NoteKind = 'refusal' | 'defect' | 'stop' | 'withdrawal' | 'decision' | 'step' | 'question' | 'opinion' | 'extension' | 'return';

/** What one story is told with. */
export interface Scene {
  readonly id: string;
  readonly kind: FilingKind;
  readonly party: Party;
  readonly deskId: string;
  readonly agencyId: string;
  readonly dice: Dice;
  readonly officers: Officers;
  readonly time: WorkTime;
  readonly words: InventedWords;
  readonly isWithin: (id: string, ancestorId: string) => boolean;
  readonly nameOf: (agencyId: string) => string;
  /** The world's present; what would come after it has not happened. */
  readonly until: number;
}

type DataOf<T extends FactType> = Extract<FactData, { type: T }>['data'];

const MINUTE = 60_000;

/** A dossier as it is told: facts one after the other, until the present is reached. */
export class Telling {
  readonly scene: Scene;
  readonly facts: DossierFact[] = [];
  readonly notes: ToldNote[] = [];
  /** Where the dossier lies now, and who has it. */
  unitId: string;
  assigneeId: string | null = null;
  /** When its story breaks off, should nobody go on with it. */
  stopsAt: number;
  #now: number;

  constructor(scene: Scene, begun: number) {
    this.scene = scene;
    this.unitId = scene.agencyId;
    this.stopsAt = scene.until;
    this.#now = begun;
  }

  get now(): number {
    return this.#now;
  }

  /** Lets the office's own time pass, in working minutes. */
  work(minutes: number): void {
    const { time, dice } = this.scene;
    const there = time.at(time.spentAt(this.#now) + Math.round(minutes) * MINUTE);
    this.#now = Math.max(this.#now, there) + (dice.below(59) + 1) * 1000;
  }

  /** Lets time pass for everybody, in hours. */
  wait(hours: number): void {
    this.#now += Math.max(1, Math.round(hours * 3600)) * 1000;
  }

  /** The applicant does something: when they are awake. */
  hours(hours: number): void {
    this.wait(hours);
    const hour = new Date(this.#now + 7 * 60 * MINUTE).getUTCHours();
    if (hour < 6) this.wait(7);
  }

  get isOver(): boolean {
    return this.#now > this.stopsAt;
  }

  /** Writes a fact down, unless it would lie ahead; what it says is made only then. */
  fact<T extends FactType>(type: T, by: FactAuthor, said: () => DataOf<T>): boolean {
    if (this.isOver) return false;
    const fact = { type, id: this.scene.dice.id(this.#now), seq: this.facts.length + 1, at: instantOf(this.#now), by, data: said() };
    this.facts.push(fact as unknown as DossierFact);
    return true;
  }

  /** Words of that kind, kept aside; what the fact keeps of them. */
  note(kind: NoteKind): NoteRef {
    const { dice, words } = this.scene;
    const text = dice.pick(words.said[kind] ?? []);
    const [id, salt] = [dice.id(this.#now), dice.hex(32)];
    this.notes.push({ id, kind, text, salt, at: this.#now });
    return { id, hash: saltedHash(canonical(text), salt) };
  }

  isWithin(id: string, ancestorId: string): boolean {
    return this.scene.isWithin(id, ancestorId);
  }

  applicant(): FactAuthor {
    const { party } = this.scene;
    if (party.kind === 'person') return { kind: 'citizen', id: party.id, role: null, agencyId: null };
    return { kind: 'citizen', id: party.representative.id, role: null, agencyId: null, mandateId: party.mandateId };
  }

  officer(role: OfficerRole, agencyId: string): FactAuthor {
    const { officers, dice } = this.scene;
    return { kind: 'officer', id: dice.pick(officers.on(role, agencyId)), role, agencyId };
  }

  /** Who has the dossier on their table. */
  assignee(): FactAuthor {
    if (this.assigneeId === null) return this.officer('specialist', this.unitId);
    return { kind: 'officer', id: this.assigneeId, role: 'specialist', agencyId: this.unitId };
  }
}

/** As facts know what may have to be erased: salted. `content` is in its canonical text. */
export function saltedHash(content: string, salt: string): string {
  return createHash('sha256').update(`${salt}\n${content}`).digest('hex');
}
