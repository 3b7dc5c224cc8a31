import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { looksLikeCard, readCardQr } from './card-qr.ts';

const TODAY = '2026-11-22';
const CARD = '096085000101|381000101|Nguyễn Văn Án|01011985|Nam|Ấp 1, Xã Khánh An, Cà Mau|15042021';

/** Bytes of UTF-8 read as if each were a letter of Windows. */
function byteByByte(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

describe('the QR code of a card', () => {
  test('is read field by field', () => {
    expect(expectOk(readCardQr(CARD, TODAY))).toEqual({
      cccd: '096085000101',
      oldNumber: '381000101',
      fullName: 'Nguyễn Văn Án',
      birthDate: '1985-01-01',
      sex: 'male',
      address: 'Ấp 1, Xã Khánh An, Cà Mau',
      issuedOn: '2021-04-15',
    });
  });

  test('often has no old number, and newer cards say more', () => {
    const read = expectOk(readCardQr('096185000102||Trần Thị Bé|02021985|Nữ|Ấp 2, Xã Khánh An|15042021||Trần Văn A|Lê Thị B|', TODAY));
    expect(read).toMatchObject({ oldNumber: null, sex: 'female', fullName: 'Trần Thị Bé' });
  });

  test.each([
    ['letters put together from two signs', CARD.normalize('NFD')],
    ['letters sent byte by byte', byteByByte(CARD)],
    ['a line end and blanks around it', `  ${CARD}\r\n`],
    ['marks nobody sees', `\u200b${CARD}\ufeff`],
    ['a broken bar between the fields', CARD.replaceAll('|', '¦')],
    ['a keyboard without that sign', CARD.replaceAll('|', '~')],
  ])('is read the same with %s', (_what, text) => {
    expect(expectOk(readCardQr(text, TODAY))).toEqual(expectOk(readCardQr(CARD, TODAY)));
  });

  test('lost letters are not guessed: the name is read from the card', () => {
    const read = expectOk(readCardQr('096185000102||Tr?n Th? B\uFFFD|02021985|N?|?p 2|15042021', TODAY));
    expect(read).toMatchObject({ fullName: '', address: '', sex: 'female', birthDate: '1985-02-02' });
  });

  test.each([
    ['', 'card.unreadable'],
    ['096085000101', 'card.unreadable'],
    ['https://example.org/|a|b|c|d|e|f', 'card.unreadable'],
    ['096085000101|Nguyễn Văn Án|01011985', 'card.too-few-fields'],
  ])('%j is refused', (text, code) => {
    expect(readCardQr(text, TODAY)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('whatever is typed is answered, never a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 10 }), (fields) => {
        const text = ['096085000101', ...fields].join('|');
        expect(typeof readCardQr(text, TODAY).ok).toBe('boolean');
        expect(looksLikeCard(text)).toBe(fields.length > 0);
      }),
    );
  });

  test('a number alone is no card', () => {
    expect(looksLikeCard('096085000101')).toBe(false);
    expect(looksLikeCard('096 085 000 101')).toBe(false);
    expect(looksLikeCard(CARD)).toBe(true);
  });
});
