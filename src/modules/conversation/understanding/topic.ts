import { IDLE } from './small-talk.ts';
import type { TalkedWord } from './spell-out.ts';

/** What a question is made of besides what it is about; longer ones first. */
const QUESTION = [
  'can nhung giay to gi',
  'phuc vu hanh chinh cong',
  'trung tam hanh chinh cong',
  'nhu the nao',
  'tra cuu',
  'hanh chinh',
  'thanh phan ho so',
  'nhung giay to nao',
  'giai quyet',
  'bao nhieu tien',
  'bao nhieu ngay',
  'so dien thoai',
  'ngay lam viec',
  'giay to gi',
  'giay to nao',
  'giay nao',
  'giay gi',
  'loai giay',
  'giay to',
  'ho so',
  'thu tuc',
  'quy trinh',
  'dieu kien',
  'chuan bi',
  'mang theo',
  'dem theo',
  'bao gom',
  'bao nhieu',
  'bao lau',
  'bao gio',
  'khi nao',
  'thoi gian',
  'thoi han',
  'lam viec',
  'le phi',
  'chi phi',
  'mien phi',
  'het nhieu tien',
  'nhieu tien',
  'ton tien',
  'mat tien',
  'dong tien',
  'ton phi',
  'mat phi',
  'mat may ngay',
  'mat bao',
  'may ngay',
  'ket qua',
  'dia chi',
  'co quan nao',
  'cho nao',
  'o dau',
  'len dau',
  'den dau',
  'toi dau',
  'den cho nao',
  'truc tuyen',
  'qua mang',
  'tren mang',
  'qua dien thoai',
  'qua zalo',
  'tren web',
  'bat dau',
  'huong dan',
  'phai lam sao',
  'lam sao',
  'the nao',
  'ra sao',
  'cach nao',
  'cach lam',
  'bo phan',
  'mot cua',
  'trung tam',
  'hanh chinh cong',
  'nhung gi',
  'cai gi',
  'duoc khong',
  'co the',
  'ton kem',
  'lau khong',
  'mac khong',
].map((said) => said.split(' '));

/** Words of questions where they stand alone. */
const QUESTION_WORDS = new Set(
  (
    'gi nao nhung gom can phai mang dem theo kem nop gui lam xin tao khai muon mat het ton lau may ngay gio tien phi gia online link ' +
    'cach sao dau den len ra qua de cac loai viec giay truoc khi neu vay moi don chut cho ve xong dinh tinh bi co chuyen cap ' +
    'nhanh nhieu chinh mai sang chieu trua hom nay thu bay nhat tuan le tet nghi mo dong cua lien luc chua doan buoc nhu tu ' +
    'kiem tra thong tin tu van huong dan goi gap bao nhac nhan'
  ).split(' '),
);

/** Of these the ones that never belong to a procedure's name. */
const ASKING_ONLY = new Set('gi nao nhung gom can phai online link sao dau de theo het ton lau phi gia nop gui muon nhieu may'.split(' '));

/** Words that ask or fill elsewhere, and beside each other name something. */
const TOGETHER = [
  'sao y',
  'ban sao',
  'ban chinh',
  'dang ky',
  'chu ky',
  'cap lai',
  'lam lai',
  'xin phep',
  'lam nha',
  'mo quan',
  'mo tiem',
  'mo shop',
  'khai sinh',
  'khai tu',
  'khai thac',
];

/** The words that say what a question is about, as they were typed where they needed no spelling out. */
export function topicOf(words: readonly TalkedWord[]): string {
  const left: (TalkedWord | null)[] = [...words];
  for (const said of QUESTION) {
    for (let at = 0; at + said.length <= left.length; at += 1) {
      if (said.every((word, more) => left[at + more]?.meant === word)) left.fill(null, at, at + said.length);
    }
  }
  const kept = new Set<number>();
  for (const at of left.keys()) {
    if (TOGETHER.includes(`${left[at]?.meant} ${left[at + 1]?.meant}`)) kept.add(at).add(at + 1);
  }
  const tells = (at: number): boolean => {
    const meant = left[at]?.meant;
    return meant !== undefined && (kept.has(at) || (!QUESTION_WORDS.has(meant) && !IDLE.has(meant)));
  };
  if (![...left.keys()].some(tells)) return '';
  // "cap giay", "mat": a word of questions beside one that tells may belong to it.
  return left
    .flatMap((word, at) => (word !== null && (tells(at) || (!IDLE.has(word.meant) && !ASKING_ONLY.has(word.meant))) ? [word.typed] : []))
    .join(' ');
}
