import { Dice } from './dice.ts';
import { inventCccd, inventCompany, inventName, inventPhone, inventStreet, inventTaxNumber } from './invented.ts';
import type { InventedWords } from './invented-words.ts';
import { beginOf, type WorldPlan } from './plan.ts';

export interface Address {
  readonly unitCode: string;
  readonly detail: string;
}

/** Somebody of the world, whose business a dossier can be. */
export interface InventedPerson {
  readonly kind: 'person';
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: string;
  readonly cccd: string;
  readonly phone: string;
  readonly address: Address;
  /** Half of them have an account and file online. */
  readonly accountId: string | null;
  readonly since: number;
}

export interface InventedOrganisation {
  readonly kind: 'organisation';
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly taxNumber: string;
  readonly address: Address;
  readonly mandateId: string;
  /** Who acts for it. */
  readonly representative: InventedPerson;
  readonly since: number;
}

export type Party = InventedPerson | InventedOrganisation;

const PER_DOSSIER = { people: 0.4, organisations: 0.015 };
const WEEK = 7 * 86_400_000;

/** How many there are once so many dossiers are. */
export function peopleAmong(dossiers: number): number {
  return Math.max(2, Math.ceil(dossiers * PER_DOSSIER.people));
}

export function organisationsAmong(dossiers: number): number {
  return Math.max(1, Math.ceil(dossiers * PER_DOSSIER.organisations));
}

/** The people of a world, each made anew from their number whenever asked for: nothing has to be remembered. */
export class Parties {
  readonly #plan: WorldPlan;
  readonly #units: readonly string[];
  readonly #words: InventedWords;

  constructor(plan: WorldPlan, lent: { readonly units: readonly string[]; readonly words: InventedWords }) {
    this.#plan = plan;
    this.#units = lent.units;
    this.#words = lent.words;
  }

  person(number: number): InventedPerson {
    const dice = new Dice(`${this.#plan.seed} person ${number}`);
    const sex = dice.chance(0.5) ? 'male' : 'female';
    const birthYear = 1945 + dice.below(61);
    const since = this.#since(number / peopleAmong(this.#plan.dossiers));
    return {
      kind: 'person',
      number,
      id: dice.id(since),
      name: inventName(dice, this.#words, sex),
      sex,
      birthDate: `${birthYear}-${twoDigits(dice.below(12) + 1)}-${twoDigits(dice.below(28) + 1)}`,
      cccd: inventCccd({ sex, birthYear, number }),
      phone: inventPhone(number),
      address: { unitCode: dice.pick(this.#units), detail: inventStreet(dice, this.#words) },
      accountId: number % 2 === 0 ? dice.id(since) : null,
      since,
    };
  }

  organisation(number: number): InventedOrganisation {
    const dice = new Dice(`${this.#plan.seed} organisation ${number}`);
    const share = number / organisationsAmong(this.#plan.dossiers);
    const since = this.#since(share);
    return {
      kind: 'organisation',
      number,
      id: dice.id(since),
      name: inventCompany(dice, this.#words, number),
      taxNumber: inventTaxNumber(number),
      address: { unitCode: dice.pick(this.#units), detail: inventStreet(dice, this.#words) },
      mandateId: dice.id(since),
      representative: this.person(2 * Math.floor((share * peopleAmong(this.#plan.dossiers)) / 2)),
      since,
    };
  }

  #since(share: number): number {
    const begin = beginOf(this.#plan);
    return Math.floor((begin + share * (this.#plan.until - begin) - WEEK) / 1000) * 1000;
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
