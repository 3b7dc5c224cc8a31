import { describe, expect, test } from 'vitest';
import type { Told } from '#modules/form';
import { typeTable } from './type-of.ts';
import { whatIsKept } from './what-is-kept.ts';

const NUMBER = '096085000201';

function answer(meaning: string, value: unknown, of: Told['of'] = null): Told {
  return { meaning, of, value, label: meaning, text: String(value) };
}

function keptOf({ rows, number, hasOwner = false }: { rows: readonly (readonly Told[])[]; number: string; hasOwner?: boolean }) {
  const of = hasOwner ? ('owner' as const) : ('applicant' as const);
  const answers = { told: [answer('person.cccd', number, of)], hasOwner, rows, givenAt: '2026-11-01T03:00:00Z', confirmed: null };
  const party = { id: 'an', kind: 'person', number: NUMBER } as const;
  const told = { dossierId: 'd', version: 1, procedureCode: '1.004194', party, papers: [], results: [], answers };
  return whatIsKept(told, typeTable([], [])).facts;
}

describe('those close to the party', () => {
  const rows = [
    [answer('relative.fullName', 'Trần Thị Bình'), answer('relative.cccd', '096185000002')],
    [answer('relative.fullName', 'Trần Văn Cường'), answer('relative.birthDate', '2015')],
    [answer('relative.fullName', 'Trần Thị  BÌNH'), answer('relative.cccd', '096 185 000002')],
    [answer('relative.sex', 'male')],
    [answer('person.fullName', 'Nobody')],
  ];

  test('are kept as who they are, by number or by name and birth; the same one once, and nobody without either', () => {
    const relatives = keptOf({ rows, number: NUMBER }).flatMap(({ thing, meaning, value }) =>
      thing?.kind === 'relative' ? [[thing.key, meaning, value]] : [],
    );
    expect(relatives).toEqual([
      ['096185000002', 'relative.fullName', 'Trần Thị  BÌNH'],
      ['096185000002', 'relative.cccd', '096 185 000002'],
      ['tranvancuong2015', 'relative.fullName', 'Trần Văn Cường'],
      ['tranvancuong2015', 'relative.birthDate', '2015'],
    ]);
  });

  test('are nobody’s where the dossier is about somebody else', () => {
    expect(keptOf({ rows, number: '096085000999', hasOwner: true })).toEqual([]);
  });
});
