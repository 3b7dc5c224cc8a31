import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Told } from '#modules/form';
import type { DossierTold, PaperTold, ResultTold } from './dossier-told.ts';
import { codesOf, PaperTermsPack } from './paper-terms.ts';
import { askedAs, typeOf, typeTable } from './type-of.ts';
import { monthsAfter, whatIsKept } from './what-is-kept.ts';

function pack(path: string): unknown {
  return JSON.parse(readFileSync(`packs/ca-mau/${path}`, 'utf8'));
}

const PACK = PaperTermsPack.parse(pack('document-types.json'));
const TABLE = typeTable(PACK.types, codesOf(PACK));
const NUMBER = '096085000201';

function paper(more: Partial<PaperTold> = {}): PaperTold {
  return {
    component: 'certificate',
    name: 'Giấy chứng nhận an toàn kỹ thuật',
    code: 'G10-KQ007094',
    paperType: null,
    sha256: 'a'.repeat(64),
    fileName: 'a.pdf',
    mediaType: 'application/pdf',
    size: 1000,
    givenAt: '2026-11-01T03:00:00Z',
    by: 'owner',
    deskId: 'H12.18',
    compared: false,
    confirmed: null,
    digitised: null,
    faultedAt: null,
    revokedAt: null,
    ...more,
  };
}

function result(more: Partial<ResultTold> = {}): ResultTold {
  return {
    name: 'Giấy chứng nhận đăng ký tàu cá',
    code: 'KQ.G10.000871',
    paperType: null,
    sha256: 'b'.repeat(64),
    fileName: 'Giấy chứng nhận 01/GCN',
    mediaType: 'application/pdf',
    size: 1000,
    number: 'CM-91234-TS',
    issuedAt: '2026-11-05T03:00:00Z',
    issuedOn: '2026-11-05',
    issuerId: 'H12.5',
    replacedAt: null,
    revokedAt: null,
    ...more,
  };
}

function answer(meaning: string, value: unknown, of: Told['of'] = null): Told {
  return { meaning, of, value, label: meaning, text: String(value) };
}

function told(more: { answers?: readonly Told[]; hasOwner?: boolean } & Partial<Omit<DossierTold, 'answers'>> = {}): DossierTold {
  const { answers = [], hasOwner = false, ...rest } = more;
  return {
    dossierId: 'd',
    version: 3,
    procedureCode: '1.003650',
    party: { id: 'an', kind: 'person', number: NUMBER },
    papers: [],
    results: [],
    answers: { told: answers, hasOwner, givenAt: '2026-11-01T03:00:00Z', confirmed: null },
    ...rest,
  };
}

describe('whose a paper is', () => {
  test('whoever files for themselves keeps it as their own', () => {
    const [kept] = whatIsKept(told({ papers: [paper()], answers: [answer('person.cccd', NUMBER, 'applicant')] }), TABLE).papers;
    expect(kept).toMatchObject({ type: 'gcn-an-toan-ky-thuat-tau-ca', holderId: 'an' });
  });

  test.each<[string, Partial<Parameters<typeof told>[0]>]>([
    ['the form asks about an owner', { hasOwner: true }],
    ['the owner has another number', { hasOwner: true, answers: [answer('person.cccd', '096085000299', 'owner')] }],
    ['another number was typed for the applicant', { answers: [answer('person.cccd', '096085000299', 'applicant')] }],
    ['an organisation files and nothing says it is its own', { party: { id: 'hop-tac-xa', kind: 'organisation', number: '2000000001' } }],
  ])('nobody’s in this locker when %s', (_when, more) => {
    const kept = whatIsKept(told({ papers: [paper()], results: [result()], ...more }), TABLE).papers;
    expect(kept.map(({ holderId }) => holderId)).toEqual([null, null]);
  });

  test('an organisation’s when its number stands there', () => {
    const party = { id: 'hop-tac-xa', kind: 'organisation', number: '2000000001' } as const;
    const answers = [answer('organisation.taxNumber', '2000000001', 'owner'), answer('person.fullName', 'Người đại diện', 'applicant')];
    const kept = whatIsKept(told({ party, hasOwner: true, answers, papers: [paper()] }), TABLE);
    expect(kept.papers[0]?.holderId).toBe('hop-tac-xa');
    // What was said of who represents it is that person's, not the organisation's.
    expect(kept.facts.map(({ meaning }) => meaning)).toEqual(['organisation.taxNumber']);
  });

  test('a birth certificate says itself whose it is', () => {
    const issued = result({ code: 'KQ.G15.000031', name: 'Giấy khai sinh' });
    expect(whatIsKept(told({ procedureCode: '1.001193', results: [issued] }), TABLE).papers[0]).toMatchObject({ holderId: null });
  });
});

describe('what is kept', () => {
  test.each([
    ['a declaration', 'G10-KQ007145'],
    ['an identity paper', '000.00.00.G15-KQ004946'],
    ['proof of residence', '000.00.00.G15-KQ003785'],
  ])('never %s', (_what, code) => {
    expect(whatIsKept(told({ papers: [paper({ code })] }), TABLE).papers).toEqual([]);
  });

  test('a result holds as long as its type does', () => {
    const issued = result({ code: 'KQ.G15.000038', name: 'Giấy xác nhận tình trạng hôn nhân', issuedOn: '2026-08-31' });
    expect(whatIsKept(told({ results: [issued] }), TABLE).papers[0]).toMatchObject({ issuedOn: '2026-08-31', expiresOn: '2027-02-28' });
  });

  test('the number of a certificate becomes a fact of the vessel, said by the office', () => {
    const answers = [answer('vessel.name', 'Biển Xanh'), answer('person.cccd', NUMBER, 'applicant')];
    const { facts, papers } = whatIsKept(told({ answers, results: [result({ number: '084/GCN' })] }), TABLE);
    expect(facts).toContainEqual(
      expect.objectContaining({
        thing: { kind: 'vessel', key: null },
        meaning: 'vessel.certificateNumber',
        value: '084/GCN',
        confirmed: { at: '2026-11-05T03:00:00Z', agencyId: 'H12.5' },
      }),
    );
    expect(papers[0]?.about).toEqual({ kind: 'vessel', key: null });
  });

  test('a certificate numbered like a vessel tells the number of the vessel, and all that was said is said of that one', () => {
    const answers = [answer('vessel.name', 'Biển Xanh')];
    const { facts, papers } = whatIsKept(told({ answers, papers: [paper()], results: [result()] }), TABLE);
    const vessel = { kind: 'vessel', key: 'cm91234ts' };
    expect(facts.map(({ meaning, thing }) => [meaning, thing])).toEqual([
      ['vessel.name', vessel],
      ['vessel.certificateNumber', vessel],
      ['vessel.number', vessel],
    ]);
    expect(papers.map(({ about }) => about)).toEqual([vessel, vessel]);
  });

  test('a business is known by the number the office gave it, in all that was said of it', () => {
    const answers = [answer('business.name', 'Tạp hóa'), answer('business.capital', 1000)];
    const issued = result({ code: 'KQ.G12.001041', number: '59A8-001234' });
    const { facts } = whatIsKept(told({ procedureCode: '1.001612', answers, results: [issued] }), TABLE);
    expect(facts.map(({ thing }) => thing)).toEqual(Array.from({ length: 3 }, () => ({ kind: 'business', key: '59a8001234' })));
  });

  test('of somebody else’s business neither their vessel nor their name', () => {
    const answers = [
      answer('person.fullName', 'Nguyễn Văn An', 'applicant'),
      answer('person.cccd', NUMBER, 'applicant'),
      answer('person.fullName', 'Trần Văn Bình', 'owner'),
      answer('person.cccd', '096085000299', 'owner'),
      answer('vessel.number', 'CM-91234-TS'),
    ];
    const { facts } = whatIsKept(told({ answers, hasOwner: true }), TABLE);
    expect(facts.map(({ meaning, value }) => [meaning, value])).toEqual([
      ['person.fullName', 'Nguyễn Văn An'],
      ['person.cccd', NUMBER],
    ]);
  });

  test('each origin says how it came: given, compared at the counter, found right, asked for again, used', () => {
    const papers = [
      paper({ confirmed: { at: '2026-11-02T03:00:00Z', agencyId: 'H12.18' } }),
      paper({ component: 'b', by: 'counter', compared: true, sha256: 'c'.repeat(64) }),
      paper({ component: 'c', faultedAt: '2026-11-03T03:00:00Z', sha256: 'd'.repeat(64) }),
      paper({ component: 'd', by: 'locker', sha256: 'e'.repeat(64) }),
    ];
    const kept = whatIsKept(told({ papers }), TABLE).papers.map(({ origins }) => origins.map(({ kind, agencyId }) => [kind, agencyId]));
    expect(kept).toEqual([
      [
        ['given', null],
        ['confirmed', 'H12.18'],
      ],
      [
        ['given-at-counter', 'H12.18'],
        ['compared', 'H12.18'],
      ],
      [
        ['given', null],
        ['faulted', null],
      ],
      [['used', null]],
    ]);
  });
});

describe('the pack', () => {
  const types = (pack('data/document-types.json') as readonly { type: string }[]).map(({ type }) => type);
  const records = pack('data/procedures.json') as readonly {
    code: string;
    components: readonly { code?: string; docType?: string }[];
    result?: { code?: string; docType?: string };
  }[];

  test('says of every type what it may be used for', () => {
    expect(PACK.types.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
  });

  test('means by every code what the records mean by it', () => {
    for (const { components, result: issued } of records) {
      const all = [
        ...components.map((one) => ({ kind: 'component' as const, ...one })),
        ...(issued ? [{ kind: 'result' as const, ...issued }] : []),
      ];
      for (const { kind, code, docType } of all.filter((one) => one.docType !== undefined)) {
        expect(typeOf(TABLE, { kind, code: code?.trim() ?? null, paperType: docType ?? null })).toBe(docType);
        // The table alone knows it too, when a record says nothing of its type.
        if (code) expect(typeOf(TABLE, { kind, code: code.trim(), paperType: null })).toBe(docType);
      }
    }
  });

  test('asks for the sheet itself only where the law does', () => {
    expect(askedAs(TABLE, { kind: 'component', code: '000.00.00.G13-KQ0777', paperType: null })).toBe('paper');
    expect(askedAs(TABLE, { kind: 'component', code: 'G10-KQ007137', paperType: null })).toBe('certified');
    expect(askedAs(TABLE, { kind: 'component', code: null, paperType: null })).toBe('plain');
  });

  test('a type nobody wrote down is no type', () => {
    expect(typeOf(TABLE, { kind: 'component', code: null, paperType: 'giay-bay' })).toBeNull();
  });
});

test.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2026-11-22', 12, '2027-11-22'],
  ['2026-01-15', 36, '2029-01-15'],
])('%s and %i months is %s', (from, months, until) => {
  expect(monthsAfter(from, months)).toBe(until);
});
