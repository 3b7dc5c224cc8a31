-- 2,000 procedures and so many dossiers, each with three components and one to three lines of history; the same every time.
insert into procedure (id, code, name, name_norm, agency_id, domain, level, fee, days)
select i, '1.' || lpad(i::text, 6, '0'), named, lower(unaccent(named)), 1 + h(i, 7) % 40, 'Lĩnh vực ' || h(i, 5) % 10, 2 + h(i, 8) % 3,
  (h(i, 9) % 20) * 10000, 1 + h(i, 10) % 30
from generate_series(1, 2000) i
cross join lateral (select
  pick(array['Đăng ký', 'Cấp', 'Cấp lại', 'Cấp đổi', 'Gia hạn', 'Điều chỉnh', 'Xác nhận', 'Thủ tục', 'Thẩm định', 'Công nhận', 'Chứng thực', 'Thu hồi'], i, 1) || ' ' ||
  pick(array['khai sinh', 'kết hôn', 'khai tử', 'giấy phép xây dựng', 'giấy chứng nhận quyền sử dụng đất', 'thường trú', 'giấy phép lái xe', 'chứng chỉ hành nghề', 'hộ kinh doanh', 'giấy phép lao động', 'trợ cấp xã hội', 'người có công', 'giám hộ', 'phiếu lý lịch tư pháp', 'an toàn thực phẩm', 'hoạt động quảng cáo'], i, 2) || ' ' ||
  pick(array['cho cá nhân', 'cho tổ chức', 'có yếu tố nước ngoài', 'trong trường hợp bị mất', 'lưu động', 'đối với doanh nghiệp', 'đối với hộ gia đình', 'thuộc thẩm quyền cấp xã', 'theo hình thức trực tuyến'], i, 3) || ' ' ||
  pick(array['(mới)', '(sửa đổi)', '(bổ sung)', 'năm 2024', 'năm 2025', 'loại A', 'loại B'], i, 4)) as one (named);

insert into dossier (id, code, procedure_id, unit_id, officer_id, status, channel, applicant_name, applicant_idno, applicant_phone,
  applicant_email, applicant_dob, applicant_sex, address, province_code, ward_code, subject, receive_method, return_method, fee_amount,
  fee_paid, priority, submitted_at, due_at)
select i, 'HS-' || lpad(i::text, 7, '0'), 1 + h(i, 11) % 2000, 1 + h(i, 12) % 20, 1 + h(i, 13) % 200,
  (array['submitted', 'received', 'processing', 'need_more', 'approved', 'rejected', 'returned', 'returned', 'returned', 'returned'])[1 + h(i, 14) % 10],
  pick(array['online', 'counter', 'post'], i, 15),
  pick(array['Tràm', 'Đước', 'Vàm', 'Mắm', 'Bần', 'Rạch'], i, 16) || ' ' || pick(array['Văn', 'Thị', 'Minh', 'Ngọc'], i, 17) || ' ' ||
    pick(array['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hà', 'Lan', 'Mai', 'Nam', 'Yến'], i, 18),
  '099' || lpad((h(i, 19) % 1000000000)::text, 9, '0'), '0300' || lpad((h(i, 20) % 1000000)::text, 6, '0'), 'thu' || i || '@example.vn',
  date '1950-01-01' + (h(i, 21) % 20000), pick(array['M', 'F'], i, 22), (1 + h(i, 23) % 300) || ' đường Thử ' || h(i, 24) % 5,
  lpad((1 + h(i, 26) % 34)::text, 2, '0'), lpad((1 + h(i, 27) % 3321)::text, 5, '0'),
  'Hồ sơ ' || i || ': đề nghị giải quyết thủ tục hành chính theo quy định', pick(array['online', 'counter', 'post'], i, 28),
  pick(array['online', 'counter', 'post'], i, 29), (h(i, 30) % 20) * 10000, h(i, 31) % 2 = 0, h(i, 32) % 3,
  timestamptz '2026-01-01' + i * interval '4 minutes', timestamptz '2026-01-01' + i * interval '4 minutes' + (1 + h(i, 33) % 20) * interval '1 day'
from generate_series(1, :dossiers) i;
select setval(pg_get_serial_sequence('dossier', 'id'), :dossiers);

insert into dossier_component (dossier_id, name, kind, quantity, file_name, file_size, sha256)
select i, pick(array['Tờ khai theo mẫu', 'Bản sao giấy tờ tùy thân', 'Giấy chứng nhận'], i * 3 + k, 41), pick(array['original', 'copy', 'scan'], i * 3 + k, 42),
  1 + k % 2, 'tep-' || i || '-' || k || '.pdf', h(i * 3 + k, 43) % 5000000, md5('a' || i || '-' || k) || md5('b' || i || '-' || k)
from generate_series(1, :dossiers) i, generate_series(1, 3) k
order by i, k;

insert into dossier_history (dossier_id, from_status, to_status, actor, note, at)
select d.id, case k when 1 then null when 2 then 'submitted' else 'received' end,
  case k when 1 then 'submitted' when 2 then 'received' else d.status end, 'can-bo-' || (1 + h(d.id * 3 + k, 51) % 200), 'Chuyển bước ' || k,
  d.submitted_at + k * interval '3 hours'
from dossier d, generate_series(1, 3) k
where k = 1 or (k = 2 and d.status <> 'submitted') or (k = 3 and d.status not in ('submitted', 'received'))
order by d.id, k;

create index dossier_queue on dossier (unit_id, status, due_at, id);
create index component_of_dossier on dossier_component (dossier_id);
create index history_of_dossier on dossier_history (dossier_id);
create index procedure_by_words on procedure using gin (name_norm gin_trgm_ops);
analyze;
