import { fold } from '#kernel/text';

/** What people come to an office for, as far as words tell; much of it is none of the procedures a province has published yet. */
const MATTERS = new RegExp(
  `(?<![a-z])(?:${[
    'khai sinh|khai tu|chung tu|ket hon|ly hon|hon nhan|doc than|con nuoi|ho tich|cai chinh|trich luc|giam ho|nhan cha|quoc tich',
    'ho khau|nhap khau|tach khau|thuong tru|tam tru|tam vang|cu tru|luu tru|can cuoc|cccd|cmnd|chung minh|ho chieu|visa|vneid|dinh danh',
    'giay phep|giay chung nhan|giay xac nhan|giay khai|xac nhan|chung nhan|dang ky|dang kiem|cap lai|cap doi|gia han|bang lai|lai xe|bien so',
    'dat|so do|so hong|bia do|thua dat|tho cu|sang ten|chuyen nhuong|thua ke|di chuc|tach thua|quy hoach|nha dat|nha o',
    'xay nha|xay dung|cat nha|sua nha|lam nha|hoan cong|nut giao|dau noi|via he|cau duong',
    'kinh doanh|hkd|doanh nghiep|cong ty|hop tac xa|mo quan|mo tiem|mo shop|tap hoa|buon ban|thue|ma so thue|hoa don|quang cao|karaoke',
    'lltp|llttp|gpxd|dkkd|qsdd|thuc pham|attp|vsattp|tau|ghe|thuy san|hai san|danh ca|danh bat|di bien|nuoi tom|nuoi ca|nuoi trong|vuong tom|ao tom|rung|moi truong',
    'bao hiem|bhxh|bhyt|tro cap|bao tro|ho ngheo|can ngheo|nguoi co cong|thuong binh|liet si|khuyet tat|mai tang|tu tuat|huu tri|luong huu|cao tuoi|nguoi gia|tuoi gia',
    'ly lich|tu phap|tien an|chung thuc|cong chung|sao y|ban sao|chu ky|uy quyen|hop dong|nghia vu quan su|tam hoan',
    'ubnd|uy ban|phuong|xa|huyen|so (?:tu phap|noi vu|xay dung|tai chinh|y te|giao duc|cong thuong)|phong (?:tu phap|giao dich)|cong an|chi cuc|quay|don vi',
    'hoc ba|bang tot nghiep|chuyen truong|nhap hoc|hoc phi|hanh nghe|lao dong|that nghiep|giay phep lao dong|phong chay|pccc|con dau',
  ].join('|')})(?![a-z])`,
  'u',
);

/** Whether words are about what offices deal with at all. */
export function isOfAnOffice(topic: string): boolean {
  return MATTERS.test(fold(topic));
}

/** What people talk about with one another, and no office answers. */
const ELSEWHERE =
  /(?<![a-z])(?:thoi tiet|gia xang|do xang|gia do la|ti gia|ty gia|banh xeo|banh mi|xem phim|nghe nhac|ca hat|hat cho|hat (?:di|nghe)|choi game|yeu em|yeu anh|to tinh|buon qua|buon ngu|vui qua|nong qua|lanh qua|boi toan|may gio roi|ngay may roi|hom nay thu may|troi (?:mua|nang|dep)|co mua|bong da|da banh|doi tuyen|vo dich|world cup|xo so|ket qua xo so|gia vang|vang sjc|dola|bitcoin|co phieu|chung khoan|an com|an gi|an sang|nau an|bai hat|da ga|danh bai|nguoi yeu|dep trai|xinh|lam tho|ke chuyen|chuyen cuoi|dich tieng|tieng anh|code|python|bai tap|giai toan|bang may|vay tien|vay \d+|vay nong|muon tien|cho muon|the chap|tin dung|mua dien thoai|sua dien thoai|iphone|laptop|grab|xe om|ship|dat hang|shopee|khach san|du lich|ve may bay|thu tuong|tong thong|chu tich nuoc|chien tranh|tu vi|giam can|cho meo|phao hoa|di choi|dau choi|gia lua|gia tom|gia ca|lua hom nay|tom hom nay|benh vien|kham benh|tra gop|mua xe|bai tho|trai cay|quan an|nha hang|ve so|con meo|dien vien|quan 1|gia re)(?![a-z])/u;

/** Whether words are about what has nothing to do with an office. */
export function isElsewhere(topic: string): boolean {
  return ELSEWHERE.test(fold(topic));
}
