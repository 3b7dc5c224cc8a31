import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { DossierFact, FactAuthor, FactType } from '#modules/dossier';
import { controlRows, type Holding, type Party } from './control-rows.ts';

const APPLICANT: Party = { kind: 'applicant' };
const DESK = at('desk');
const UNIT = at('unit');

function at(agencyId: string, officerId: string | null = null): Party {
  return { kind: 'office', agencyId, officerId };
}

function author(kind: FactAuthor['kind'], agencyId: string | null = null): FactAuthor {
  return { kind, id: kind === 'system' ? null : `who-${agencyId ?? 'citizen'}`, role: null, agencyId };
}

function fact(type: FactType, time: string, by: FactAuthor): DossierFact {
  const data = { agencyId: 'asked' };
  return { id: time, seq: 1, at: `2026-11-${time}:00+07:00`, by, type, data } as unknown as DossierFact;
}

const CITIZEN = author('citizen');
const filed = fact('filed', '20T08:00', CITIZEN);

describe('a line is written', () => {
  test('each time somebody else has the dossier, with who gave it and whether they were in time', () => {
    const facts = [
      filed,
      fact('received', '20T10:00', author('officer', 'desk')),
      fact('assigned', '23T09:00', author('officer', 'unit')),
      fact('step-done', '24T16:30', author('officer', 'unit')),
      fact('handed-over', '26T08:00', author('officer', 'desk')),
    ];
    const rows = controlRows(facts, [
      { holder: DESK, actBy: '2026-11-20T17:00:00+07:00' },
      { holder: UNIT, actBy: '2026-11-24T17:00:00+07:00' },
      { holder: at('unit', 'lan'), actBy: '2026-11-24T16:00:00+07:00' },
      { holder: DESK, actBy: '2026-11-25T17:00:00+07:00' },
      { holder: APPLICANT, actBy: null },
    ]);
    expect(rows.map(({ fact: type, result }) => [type, result])).toEqual([
      ['filed', null],
      ['received', 'on-time'],
      ['assigned', 'early'],
      ['step-done', 'late'],
      ['handed-over', null],
    ]);
    expect(rows[0]).toMatchObject({ from: APPLICANT, to: DESK });
    expect(rows[2]).toMatchObject({ from: { agencyId: 'unit', officerId: 'who-unit' }, to: { officerId: 'lan' } });
    expect(rows[4]?.to).toEqual(APPLICANT);
  });

  test('when the role changes within one office, though nobody is named yet', () => {
    const facts = [filed, fact('step-done', '20T10:00', author('officer', 'unit')), fact('decided', '20T11:00', author('officer', 'unit'))];
    const holdings = (['specialist', 'leader', 'records-clerk'] as const).map((role) => ({ holder: { ...UNIT, role }, actBy: null }));
    expect(controlRows(facts, holdings)).toHaveLength(3);
  });

  test('not when nobody else has it: an extension, a rating', () => {
    const facts = [filed, fact('extended', '20T10:00', author('officer', 'desk'))];
    expect(
      controlRows(facts, [
        { holder: DESK, actBy: null },
        { holder: DESK, actBy: null },
      ]),
    ).toHaveLength(1);
  });

  test('for every body that is asked, and when it answers', () => {
    const facts = [
      filed,
      fact('opinion-asked', '20T10:00', author('officer', 'unit')),
      fact('opinion-given', '21T10:00', author('officer', 'asked')),
    ];
    const held: Holding = { holder: UNIT, actBy: null };
    const [, asked, given] = controlRows(facts, [held, held, held]);
    expect(asked).toMatchObject({ from: { agencyId: 'unit' }, to: { agencyId: 'asked' } });
    expect(given).toMatchObject({ from: { agencyId: 'asked' }, to: { agencyId: 'unit' } });
  });

  test('in the name of whoever’s seat it was, and of who sat on it', () => {
    const substitute = { ...author('officer', 'desk'), standsInFor: 'mai' };
    const [, row] = controlRows(
      [filed, fact('received', '20T10:00', substitute)],
      [
        { holder: DESK, actBy: null },
        { holder: UNIT, actBy: null },
      ],
    );
    expect(row?.from).toMatchObject({ officerId: 'who-desk', standsInFor: 'mai' });
  });
});

test('lines are only ever appended: those of the first facts stay when more come', () => {
  const holder = fc.constantFrom<Party>(APPLICANT, DESK, UNIT, at('unit', 'lan'));
  const step = fc.record({ holder, late: fc.boolean(), kind: fc.constantFrom('citizen', 'officer', 'system') });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(), (steps, cut) => {
      const facts = steps.map(({ kind }, index) =>
        fact(index === 0 ? 'filed' : 'step-done', `20T${10 + index}:00`, author(kind as 'officer', 'desk')),
      );
      const holdings = steps.map(({ holder: one, late }) => ({ holder: one, actBy: late ? '2026-11-19T00:00:00Z' : null }));
      const size = cut % (steps.length + 1);
      const whole = controlRows(facts, holdings);
      const early = controlRows(facts.slice(0, size), holdings.slice(0, size));
      expect(whole.slice(0, early.length)).toEqual(early);
    }),
  );
});
