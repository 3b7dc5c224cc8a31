import { canonical, dossierCode } from '#modules/dossier/server';
import { fillIn } from './answer-form.ts';
import { CopyText } from './copy-text.ts';
import { Dice } from './dice.ts';
import { writeDossier, type StoredPaper, type ToldDossier } from './dossier-rows.ts';
import type { FilingKind } from './filing-kinds.ts';
import type { InventedWords } from './invented-words.ts';
import type { Officers } from './officers.ts';
import { organisationsAmong, peopleAmong, type Parties, type Party } from './parties.ts';
import { writeParties } from './party-rows.ts';
import { BATCH, beginOf, instantOf, type WorldPlan } from './plan.ts';
import { Projector } from './projector.ts';
import type { Setting } from './setting.ts';
import type { StoryNeeds } from './story-needs.ts';
import { tellStory } from './tell-story.ts';
import { saltedHash, Telling } from './telling.ts';

/** Everything the batches of one world are made with. */
export interface WorldMakings {
  readonly plan: WorldPlan;
  readonly setting: Setting;
  readonly kinds: readonly FilingKind[];
  readonly officers: Officers;
  readonly parties: Parties;
  readonly words: InventedWords;
  /** Papers by what they are a copy of. */
  readonly papers: ReadonlyMap<string, readonly StoredPaper[]>;
  /** How far each agency has counted its dossiers on each day. */
  readonly counters: Map<string, number>;
}

/** The rows of one batch, and the counters it moved. */
export interface Batch {
  readonly number: number;
  /** By table, in the text format of COPY. */
  readonly texts: ReadonlyMap<string, string>;
  readonly counters: ReadonlyMap<string, number>;
}

/** The world's dossiers are numbered from here on each day, so that none meets one that was filed by hand. */
const FIRST_CODE = 501;
/** What is begun and not sent, beside what is filed. */
const DRAFTS = 0.004;
const HOUR = 3_600_000;

/** Makes batch after batch of a world. */
export class BatchMaker {
  readonly #makings: WorldMakings;
  readonly #projector = new Projector();
  readonly #shares: readonly number[];
  #moved = new Map<string, number>();

  constructor(makings: WorldMakings) {
    this.#makings = makings;
    let sum = 0;
    this.#shares = makings.kinds.map(({ share }) => (sum += share));
  }

  make(number: number): Batch {
    const { plan } = this.#makings;
    const rows = new CopyText();
    const dice = new Dice(`${plan.seed} batch ${number}`);
    this.#moved = new Map();
    writeParties(number, this.#makings, rows);
    const last = Math.min((number + 1) * BATCH, plan.dossiers);
    for (let nth = number * BATCH; nth < last; nth += 1) {
      writeDossier(this.#tell(nth, dice), rows);
      if (dice.chance(DRAFTS)) this.#draft(nth, dice, rows);
    }
    return { number, texts: rows.texts(), counters: this.#moved };
  }

  #tell(nth: number, dice: Dice): ToldDossier {
    const { setting, officers, words, plan } = this.#makings;
    const { kind, channel, party } = this.#choose(nth, dice);
    const { agencyId, receptionId } = kind.agenciesOf(this.#communeOf(party, dice));
    const begun = this.#filedAt(nth, { isOnline: channel === 'online', deskId: receptionId, dice });
    const scene = {
      ...{ id: dice.id(begun), kind, party, deskId: receptionId, agencyId, dice, officers, words },
      ...{ time: setting.timeOf(agencyId), isWithin: setting.isWithin, nameOf: setting.nameOf, until: plan.until },
    };
    const text = fillIn(kind.filled, party);
    const salt = dice.hex(32);
    const papers = kind.papers.map(({ component, name }) => ({ component, ...dice.pick(this.#makings.papers.get(name) ?? []) }));
    const calendar = setting.calendarOf(agencyId);
    const told = new Telling(scene, begun);
    const needs: StoryNeeds = {
      ...{ calendar, channel, reference: referenceOf(nth, begun), answersHash: saltedHash(text, salt) },
      papers: papers.map(({ component, sha256 }) => ({ component, sha256 })),
      nextCode: (agency, at) => this.#nextCode(agency, at),
      resultPaper: dice.pick(this.#makings.papers.get(kind.revision.code) ?? []).sha256,
    };
    tellStory(told, needs);
    return { told, needs, ...this.#projector.of(told, calendar), answers: { text, salt }, papers };
  }

  #choose(nth: number, dice: Dice): { kind: FilingKind; channel: StoryNeeds['channel']; party: Party } {
    const { kinds, parties } = this.#makings;
    const drawn = dice.next() * (this.#shares.at(-1) ?? 0);
    const kind = kinds[this.#shares.findIndex((sum) => sum > drawn)] ?? kinds[0];
    if (!kind) throw new Error('The province has no procedures');
    const { audience } = kind.revision.content.record;
    const isFirm = audience === 'business' || (audience === 'both' && dice.chance(0.06));
    const wished = dice.chance(0.62) ? 'online' : dice.chance(0.93) ? 'direct' : 'postal';
    const channel = kind.channels.includes(wished) ? wished : (kind.channels[0] ?? 'direct');
    if (isFirm) return { kind, channel, party: parties.organisation(dice.below(organisationsAmong(nth + 1))) };
    const number = dice.below(peopleAmong(nth + 1));
    // Whoever files online has an account.
    return { kind, channel, party: parties.person(channel === 'online' ? number - (number % 2) : number) };
  }

  /** Most people go to the commune they live in, where it has one of its own. */
  #communeOf({ address, number }: Party, dice: Dice): string {
    const { communes, communeOfUnit } = this.#makings.setting;
    return communeOfUnit.get(address.unitCode) ?? communes[number % communes.length] ?? dice.pick(communes);
  }

  /** Filings come in the order of their numbers, in working time; who files online often does it in the evening. */
  #filedAt(nth: number, asked: { readonly isOnline: boolean; readonly deskId: string; readonly dice: Dice }): number {
    const { plan, setting } = this.#makings;
    const { dice } = asked;
    const time = setting.timeOf(asked.deskId);
    const [from, to] = [time.spentAt(beginOf(plan)), time.spentAt(plan.until)];
    const spent = from + ((to - from) * (nth + dice.next())) / plan.dossiers;
    const at = time.at(Math.floor(spent / 1000) * 1000);
    const evening = asked.isOnline && dice.chance(0.3) ? Math.floor(dice.between(3, 12) * 3600) * 1000 : 0;
    return Math.min(Math.floor((at + evening) / 1000) * 1000, plan.until - HOUR / 60);
  }

  #nextCode(agencyId: string, at: number): string {
    const { counters } = this.#makings;
    const key = `${agencyId} ${new Date(at + 7 * HOUR).toISOString().slice(0, 10)}`;
    const sequence = Math.max(FIRST_CODE - 1, counters.get(key) ?? 0) + 1;
    counters.set(key, sequence);
    this.#moved.set(key, sequence);
    return dossierCode(agencyId, Temporal.Instant.fromEpochMilliseconds(at), sequence);
  }

  /** Somebody began a filing in the last weeks and has not sent it. */
  #draft(nth: number, dice: Dice, rows: CopyText): void {
    const { plan } = this.#makings;
    const { kind, party } = this.#choose(nth, dice);
    if (!kind.channels.includes('online')) return;
    const at = Math.floor((plan.until - dice.between(1, 20 * 24) * HOUR) / 1000) * 1000;
    const commune = kind.revision.content.handling.kind === 'commune' ? this.#communeOf(party, dice) : null;
    const answers = canonical(Object.fromEntries(Object.entries(kind.filled.answers).slice(0, 1)));
    rows.add('draft', [
      ...[dice.id(at), 'filing', kind.revision.code, kind.revision.id, kind.caseId, commune, 'online', party.id, answers],
      ...[instantOf(at), instantOf(at), instantOf(at + 30 * 24 * HOUR)],
    ]);
  }
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const NUMBERS = LETTERS.length ** 6;

/** Another one for every number: they are only shuffled (the factor shares no divisor with their count). */
function referenceOf(nth: number, at: number): string {
  const day = new Date(at + 7 * HOUR).toISOString().slice(2, 10).replaceAll('-', '');
  let shuffled = Number((BigInt(nth) * 387_420_489n + 12_345_701n) % BigInt(NUMBERS));
  let letters = '';
  for (let digit = 0; digit < 6; digit += 1) {
    letters += LETTERS[shuffled % LETTERS.length] ?? '';
    shuffled = Math.floor(shuffled / LETTERS.length);
  }
  return `MC-${day}-${letters}`;
}
