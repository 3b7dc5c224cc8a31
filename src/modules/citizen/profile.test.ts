import { describe, expect, test } from 'vitest';
import type { Cccd } from './identity-number.ts';
import { profileWarnings, readProfile, type TypedProfile } from './profile.ts';
import type { BirthDate } from './birth-date.ts';

const UNITS = [
  { code: '96', kind: 'province', name: 'Tỉnh Cà Mau', provinceCode: '96' },
  { code: '32248', kind: 'commune', name: 'Xã Đất Mũi', provinceCode: '96' },
] as const;

const TYPED: TypedProfile = {
  fullName: '  Người  Thử Một ',
  cccd: '096 085 000001',
  birthDate: '4/9/1985',
  sex: 'male',
  unitCode: '32248',
  area: '',
  detail: ' Ấp  Mũi ',
  email: '',
};

function read(changed: Partial<TypedProfile> = {}) {
  return readProfile({ ...TYPED, ...changed }, { today: '2026-11-22', units: UNITS });
}

describe('what a person says about themselves', () => {
  test('is read the way people type it', () => {
    expect(read({ email: ' thu@Example.vn ' })).toEqual({
      ok: true,
      value: {
        fullName: 'Người Thử Một',
        cccd: '096085000001',
        birthDate: '1985-09-04',
        sex: 'male',
        address: { unitCode: '32248', detail: 'Ấp Mũi' },
        email: 'thu@example.vn',
      },
    });
  });

  test('may live in another province, named in words', () => {
    const address = { unitCode: 'elsewhere', area: 'phường Ninh Kiều, thành phố Cần Thơ', detail: 'Số 1' };
    expect(read(address)).toMatchObject({ ok: true, value: { address } });
  });

  test('may know no more than the birth year, and has no need of e-mail', () => {
    expect(read({ birthDate: '1941' })).toMatchObject({ ok: true, value: { birthDate: '1941', email: null } });
  });

  test('is refused whole, naming everything missing in the order of the form', () => {
    const answer = read({ fullName: ' ', cccd: '', birthDate: '', sex: '', unitCode: '', detail: '' });
    expect(answer).toEqual({
      ok: false,
      refusal: {
        code: 'profile.malformed',
        issues: [
          { field: 'fullName', code: 'required' },
          { field: 'cccd', code: 'required' },
          { field: 'birthDate', code: 'required' },
          { field: 'sex', code: 'choose-one' },
          { field: 'unitCode', code: 'address.unit-missing' },
          { field: 'detail', code: 'address.detail-missing' },
        ],
      },
    });
  });

  test.each([
    [{ fullName: 'Nguyễn'.repeat(2000) }, 'fullName', 'name.too-long'],
    [{ fullName: '<script>alert(1)</script>' }, 'fullName', 'name.malformed'],
    [{ cccd: '381000000' }, 'cccd', 'cccd.old-number'],
    [{ cccd: '09608500000x' }, 'cccd', 'cccd.malformed'],
    [{ birthDate: '31/02/1985' }, 'birthDate', 'birth-date.no-such-day'],
    [{ birthDate: '23/11/2026' }, 'birthDate', 'birth-date.in-future'],
    [{ sex: 'other' }, 'sex', 'choose-one'],
    [{ unitCode: '96' }, 'unitCode', 'address.unit-unknown'],
    [{ unitCode: '00000' }, 'unitCode', 'address.unit-unknown'],
    [{ detail: 'a'.repeat(10_000) }, 'detail', 'address.detail-too-long'],
    [{ unitCode: 'elsewhere' }, 'area', 'area.missing'],
    [{ unitCode: 'elsewhere', area: 'a'.repeat(151) }, 'area', 'area.too-long'],
    [{ email: 'thu@' }, 'email', 'email.malformed'],
  ] as const)('%j is told at %s', (changed, field, code) => {
    expect(read(changed)).toMatchObject({ ok: false, refusal: { issues: [{ field, code }] } });
  });

  test('is only wondered at when the number says otherwise', () => {
    expect(read({ sex: 'female', birthDate: '04/09/1986' }).ok).toBe(true);
    const said = { cccd: '096085000001' as Cccd, sex: 'female' as const, birthDate: '1986-09-04' as BirthDate };
    expect(profileWarnings(said).map(({ code }) => code)).toEqual(['cccd.sex-differs', 'cccd.birth-year-differs']);
    expect(profileWarnings({ cccd: null, sex: null, birthDate: null })).toEqual([]);
  });
});
