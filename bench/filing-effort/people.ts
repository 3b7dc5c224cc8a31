import type { Mind } from './fill-in.ts';

/** Somebody of the bench, plainly invented. */
export interface Filer {
  readonly phone: string;
  readonly cccd: string;
  readonly fullName: string;
  readonly ethnicity: string;
}

export const FISHER: Filer = { phone: '0900000290', cccd: '096085000290', fullName: 'Người Thử Hai Chín Không', ethnicity: 'Kinh' };
export const GROOM: Filer = { phone: '0900000291', cccd: '096085000291', fullName: 'Người Thử Hai Chín Một', ethnicity: 'Kinh' };

const HOME = { unitCode: '32248', detail: 'Số 9, Ấp Thử' };

/** What everybody says in every form. */
function ofOneself({ fullName, cccd, phone }: Filer): Record<string, string> {
  return {
    '/filing/as': 'self',
    '/applicant/fullName': fullName,
    '/applicant/cccd': cccd,
    '/applicant/birthDate': '04/09/1985',
    '/applicant/sex': 'male',
    '/applicant/phone': phone,
    '/applicant/address/unitCode': HOME.unitCode,
    '/applicant/address/detail': HOME.detail,
    '/delivery/how': 'electronic',
    '/declaration/noDispute': 'yes',
    '/declaration/true': 'yes',
  };
}

/** A newly built vessel of fourteen metres. */
export const NEW_VESSEL: Mind = {
  says: {
    ...ofOneself(FISHER),
    '/vessel/kind': 'fishing',
    '/vessel/name': 'Hòa Bình 09',
    '/vessel/yearBuilt': '2024',
    '/vessel/builtAt': 'Trại tàu Sông Đốc',
    '/vessel/approvalNumber': '125/CCTS',
    '/vessel/gear': 'gill-net',
    '/vessel/homePort': 'Cảng cá Sông Đốc',
    '/vessel/homeUnit': '32248',
    '/vessel/crew': '8',
    '/hull/material': 'wood',
    '/hull/lengthMax': '14,5',
    '/hull/breadthMax': '4,2',
    '/hull/depth': '1,9',
    '/hull/draft': '1,4',
    '/engine/has': 'yes',
    '/engine/make': 'Máy Thử 250',
    '/engine/number': 'MT-250-001',
    '/engine/powerKw': '184',
    '/safety/number': 'AT-2024-0009',
    '/safety/issuedOn': '15/06/2024',
  },
  gives: ['000.00.00.G10-KQ004250', 'G10-KQ007092', 'G10-KQ007094', 'G10-KQ007091'],
};

export const VESSEL_NUMBER = 'CM-92290-TS';

/** The same vessel: its certificate is torn and to be issued again. */
export const TORN_CERTIFICATE: Mind = {
  says: { ...ofOneself(FISHER), '/vessel/number': VESSEL_NUMBER, '/again/why': 'damaged' },
  gives: ['000.00.00.G10-KQ004250', 'G10-KQ007137'],
};

/** Wants to marry and needs the paper that says nothing is in the way. */
export const UNMARRIED: Mind = {
  says: {
    ...ofOneself(GROOM),
    '/subject/ethnicity': GROOM.ethnicity,
    '/subject/nationality': 'vn',
    '/marital/status': 'never',
    '/residence/elsewhere': 'no',
    '/purpose/kind': 'marriage',
    '/purpose/partner/fullName': 'Người Thử Hai Chín Hai',
    '/purpose/partner/birthDate': '05/10/1990',
    '/purpose/partner/nationality': 'Việt Nam',
    '/purpose/partner/paper': '096190000292',
    '/purpose/partner/registerAt': 'Ủy ban nhân dân xã Đất Mũi',
    '/purpose/again': 'no',
  },
  gives: [],
};

/** The two who marry; of the other's side some was never told before, nor whether the two are related. */
export const MARRIAGE: Mind = {
  says: {
    ...ofOneself(GROOM),
    '/groom/fullName': GROOM.fullName,
    '/groom/cccd': GROOM.cccd,
    '/groom/birthDate': '04/09/1985',
    '/groom/ethnicity': GROOM.ethnicity,
    '/groom/nationality': 'Việt Nam',
    '/groom/address/unitCode': HOME.unitCode,
    '/groom/address/detail': HOME.detail,
    '/groom/times': '1',
    '/bride/fullName': 'Người Thử Hai Chín Hai',
    '/bride/cccd': '096190000292',
    '/bride/birthDate': '05/10/1990',
    '/bride/ethnicity': 'Kinh',
    '/bride/nationality': 'Việt Nam',
    '/bride/address/unitCode': HOME.unitCode,
    '/bride/address/detail': 'Số 4, Ấp Thử',
    '/bride/times': '1',
    '/marriage/noRelation': 'no',
  },
  gives: ['giay-xac-nhan-tinh-trang-hon-nhan'],
  news: (name) => /^\/bride\/(ethnicity|address|times)|^\/marriage\//u.test(name),
};
