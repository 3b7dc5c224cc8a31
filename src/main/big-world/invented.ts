import type { Dice } from './dice.ts';
import type { InventedWords } from './invented-words.ts';

/** Nobody is called so: what stands where a family name belongs is a plant, a beast or a water of the mangrove. */
export function inventName(dice: Dice, { names }: InventedWords, sex: 'male' | 'female'): string {
  const [middle, given] = sex === 'male' ? [names.hisMiddle, names.hisGiven] : [names.herMiddle, names.herGiven];
  const second = dice.chance(0.35) ? `${dice.pick(given)} ` : '';
  return `${dice.pick(names.families)} ${dice.pick(middle)} ${second}${dice.pick(given)}`;
}

export function inventCompany(dice: Dice, { companies, names }: InventedWords, number: number): string {
  const { kinds, trades } = companies;
  return `${dice.pick(kinds)} ${dice.pick(trades)} ${dice.pick(names.families)} ${dice.pick(names.families)} ${number}`;
}

export function inventStreet(dice: Dice, { streets }: InventedWords): string {
  return `${dice.pick(streets).replace('{n}', String(dice.below(20) + 1))}, ${dice.below(400) + 1}`;
}

/** No province's numbers begin with 099, so nobody has such a number; the rest says sex and year as the law has it. */
export function inventCccd(asked: { readonly sex: 'male' | 'female'; readonly birthYear: number; readonly number: number }): string {
  const century = (asked.birthYear >= 2000 ? 2 : 0) + (asked.sex === 'male' ? 0 : 1);
  const year = String(asked.birthYear % 100).padStart(2, '0');
  return `099${century}${year}${String(asked.number % 1_000_000).padStart(6, '0')}`;
}

/** No operator was given numbers that begin with 0300. */
export function inventPhone(number: number): string {
  return `030${String(number).padStart(7, '0')}`;
}

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Begins with 99, which is no province's tax office; the last digit checks the others as it must. */
export function inventTaxNumber(number: number): string {
  for (let spare = 0; ; spare += 1) {
    const nine = `99${String((number * 10 + spare) % 10_000_000).padStart(7, '0')}`;
    const check = 10 - (WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(nine[at]), 0) % 11);
    if (check < 10) return `${nine}${check}`;
  }
}
