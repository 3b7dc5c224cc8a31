import type { OfficerRole } from '#modules/dossier';
import { Dice } from './dice.ts';
import { inventName } from './invented.ts';
import type { InventedWords } from './invented-words.ts';
import { beginOf, type WorldPlan } from './plan.ts';
import type { Setting } from './setting.ts';

/** An officer made up where the demo has none: they hold a role and have no account, so nobody signs in as them. */
export interface InventedOfficer {
  readonly id: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly agencyId: string;
}

/** Who sits where: the demo's officers where it has any, invented ones elsewhere. */
export class Officers {
  readonly #held: Map<string, string[]>;
  readonly #plan: WorldPlan;
  readonly #words: InventedWords;
  readonly invented: InventedOfficer[] = [];

  constructor({ seats }: Setting, made: { readonly plan: WorldPlan; readonly words: InventedWords }) {
    [this.#plan, this.#words] = [made.plan, made.words];
    const held = Map.groupBy(seats, ({ role, agencyId }) => `${role} ${agencyId}`);
    this.#held = new Map([...held].map(([seat, own]) => [seat, own.map(({ officerId }) => officerId)]));
  }

  /** Everybody on a seat; where nobody sits, as many as an office of that size has. */
  on(role: OfficerRole, agencyId: string): readonly string[] {
    const seat = `${role} ${agencyId}`;
    const there = this.#held.get(seat);
    if (there) return there;
    const count = role === 'specialist' ? 3 : role === 'receiver' ? 2 : 1;
    const entered = Array.from({ length: count }, (_, nth) => this.#invent({ role, agencyId, nth }));
    this.#held.set(seat, entered);
    return entered;
  }

  #invent({ role, agencyId, nth }: { readonly role: OfficerRole; readonly agencyId: string; readonly nth: number }): string {
    const dice = new Dice(`${this.#plan.seed} officer ${role} ${agencyId} ${nth}`);
    const id = dice.id(beginOf(this.#plan));
    this.invented.push({ id, name: inventName(dice, this.#words, dice.chance(0.5) ? 'male' : 'female'), role, agencyId });
    return id;
  }
}
