-- The open data of many sites. Made again as often as one likes: what is there stays.
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
DO $$
BEGIN
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'cơ sở dữ liệu phải dùng bảng mã UTF8 (createdb --encoding=UTF8)';
  END IF;
END
$$;
CREATE SCHEMA IF NOT EXISTS namro;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row a site; `ma` is its address without scheme.
CREATE TABLE IF NOT EXISTS namro.trang (
  ma text PRIMARY KEY,
  ten text NOT NULL,
  dia_chi text NOT NULL,
  tinh_den date NOT NULL,
  du_lieu_sha256 text NOT NULL,
  giay_phep text NOT NULL
);

-- One row an item as it stands in api/v1; `vec` are its words without marks, and pairs of neighbours.
CREATE TABLE IF NOT EXISTS namro.muc (
  trang text NOT NULL REFERENCES namro.trang ON DELETE CASCADE,
  loai text NOT NULL,
  ma text NOT NULL,
  ten text NOT NULL,
  dia_chi text,
  du_thao boolean NOT NULL,
  ten_khong_dau text NOT NULL,
  noi_dung jsonb NOT NULL,
  vec tsvector NOT NULL,
  PRIMARY KEY (trang, loai, ma)
);
-- What people say for what the texts write, both without marks: synonyms, short and other names of terms.
CREATE TABLE IF NOT EXISTS namro.cach_goi (
  trang text NOT NULL REFERENCES namro.trang ON DELETE CASCADE,
  tu text NOT NULL,
  la text NOT NULL,
  PRIMARY KEY (trang, tu, la)
);
ALTER TABLE namro.muc ALTER COLUMN vec SET STATISTICS 1000;
CREATE INDEX IF NOT EXISTS muc_vec ON namro.muc USING gin (vec);
CREATE INDEX IF NOT EXISTS muc_ten ON namro.muc USING gin (ten_khong_dau gin_trgm_ops) WHERE loai <> 'khoan';

-- For one's own questions: to_tsvector('namro.viet', …), websearch_to_tsquery('namro.viet', …) without marks.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
                 WHERE n.nspname = 'namro' AND c.cfgname = 'viet') THEN
    CREATE TEXT SEARCH CONFIGURATION namro.viet (COPY = simple);
    ALTER TEXT SEARCH CONFIGURATION namro.viet ALTER MAPPING FOR hword, hword_part, word, numword WITH unaccent, simple;
  END IF;
END
$$;

-- Clauses, with their exact words.
CREATE OR REPLACE VIEW namro.khoan AS
SELECT trang, noi_dung->>'van_ban' AS van_ban, noi_dung->>'ma' AS ma, ten, dia_chi, du_thao,
  noi_dung->>'loai_khoan' AS loai_khoan, noi_dung->>'cha' AS cha, noi_dung->>'dau' AS dau, noi_dung->>'chu' AS chu, vec
FROM namro.muc WHERE loai = 'khoan';

-- Who cites which clause.
CREATE OR REPLACE VIEW namro.trich_dan AS
SELECT m.trang, m.loai, m.ma, c->>'van_ban' AS van_ban, c->>'khoan' AS khoan, c->>'trich' AS trich
FROM namro.muc m CROSS JOIN LATERAL jsonb_path_query(m.noi_dung, 'strict $.**?(exists(@.trich) && exists(@.ten_khoan))', silent => true) c
WHERE m.loai <> 'khoan';

-- The names of records that are referred to.
CREATE OR REPLACE FUNCTION namro.ten_cua(nhieu jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT string_agg(mot->>'ten', '; ' ORDER BY thu) FROM jsonb_array_elements(nhieu) WITH ORDINALITY AS n(mot, thu) $$;

-- Tasks of all sites by the five rõ. What a document does not say is null; `…_muc_do` says how far it is known.
CREATE OR REPLACE VIEW namro.viec AS
SELECT m.trang, t.ten AS ten_trang, m.ma, m.ten, m.noi_dung #>> '{van_ban,ten}' AS van_ban, m.du_thao,
  namro.ten_cua(m.noi_dung #> '{nguoi,chu_tri}') AS chu_tri,
  namro.ten_cua(m.noi_dung #> '{nguoi,thuc_hien}') AS thuc_hien,
  namro.ten_cua(m.noi_dung #> '{nguoi,phoi_hop}') AS phoi_hop,
  namro.ten_cua(m.noi_dung #> '{nguoi,giam_sat}') AS giam_sat,
  m.noi_dung #>> '{nguoi,muc_do}' AS nguoi_muc_do,
  m.noi_dung #>> '{viec,noi_dung}' AS viec, m.noi_dung #>> '{viec,muc_do}' AS viec_muc_do,
  m.noi_dung #>> '{trach_nhiem,noi_dung}' AS trach_nhiem, m.noi_dung #>> '{trach_nhiem,muc_do}' AS trach_nhiem_muc_do,
  m.noi_dung #>> '{tien_do,nguyen_van}' AS thoi_han, m.noi_dung #>> '{tien_do,muc_do}' AS tien_do_muc_do,
  (m.noi_dung #>> '{tien_do,som_nhat}')::date AS som_nhat, (m.noi_dung #>> '{tien_do,muon_nhat}')::date AS muon_nhat,
  m.noi_dung #>> '{ket_qua,can_dat}' AS ket_qua, m.noi_dung #>> '{ket_qua,muc_do}' AS ket_qua_muc_do,
  m.noi_dung #>> '{tinh_hinh,nhan}' AS tinh_hinh, (m.noi_dung #>> '{tinh_hinh,tinh_den}')::date AS tinh_den, m.dia_chi
FROM namro.muc m JOIN namro.trang t ON t.ma = m.trang WHERE m.loai = 'nhiem-vu';

-- Small letters without marks, and no sign but a blank between words.
CREATE OR REPLACE FUNCTION namro.khong_dau(chu text) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT trim(regexp_replace(lower(unaccent(lower(normalize(chu, NFC)))), '[^a-z0-9]+', ' ', 'g')) $$;

-- The ways to read a question, each as words in order: as it is, as Telex ("ddangr"), as VNI ("d9ang3"), in the texts' words.
CREATE OR REPLACE FUNCTION namro.tieng(cau text) RETURNS TABLE (cach text, thu bigint, tu text) LANGUAGE sql STABLE AS $$
WITH goc AS MATERIALIZED (SELECT namro.khong_dau(cau) AS chu)
SELECT 'x', r.thu, r.tu FROM goc, regexp_split_to_table(chu, ' ') WITH ORDINALITY r(tu, thu)
UNION ALL SELECT 'telex', r.thu, regexp_replace(regexp_replace(r.tu, '([aeod])\1|w', '\1', 'g'), '(?<=[aeiouy][a-z]*)[sfrxj](?=[a-z]{0,2}$)', '', 'g')
  FROM goc, regexp_split_to_table(chu, ' ') WITH ORDINALITY r(tu, thu) WHERE r.tu ~ '^[a-z]+$'
UNION ALL SELECT 'vni', r.thu, CASE WHEN r.tu ~ '^[a-z]' THEN regexp_replace(r.tu, '[0-9]', '', 'g') ELSE r.tu END
  FROM goc, regexp_split_to_table(chu, ' ') WITH ORDINALITY r(tu, thu) WHERE chu ~ '[a-z][0-9]'
UNION ALL SELECT DISTINCT c.la, r.thu, r.tu FROM goc, namro.cach_goi c, regexp_split_to_table(c.la, ' ') WITH ORDINALITY r(tu, thu)
  WHERE ' ' || chu || ' ' LIKE '% ' || c.tu || ' %'
$$;

-- How rare words are, from what ANALYZE counts: the most frequent ones by name, all others as rare as the rarest of those.
CREATE OR REPLACE VIEW namro.tan_so AS
SELECT tu, tan FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs[1:cardinality(most_common_elems::text::text[])]) AS d(tu, tan)
WHERE schemaname = 'namro' AND tablename = 'muc' AND attname = 'vec';

-- The best rows for a question, with or without marks. Words and pairs weigh the more the rarer they are; the rarest bring
-- the candidates (up to 20,000), so that words which stand in every clause cost nothing. A name spelt otherwise is found by its trigrams.
CREATE OR REPLACE FUNCTION namro.tim(cau text, nhieu_nhat integer DEFAULT 10, o_trang text DEFAULT NULL)
RETURNS TABLE (trang text, loai text, ma text, ten text, dia_chi text, du_thao boolean, diem double precision)
LANGUAGE sql STABLE AS $$
WITH tieng AS MATERIALIZED (SELECT * FROM namro.tieng(cau)),
hiem AS MATERIALIZED (SELECT coalesce(min(tan), 0.0001) AS tan FROM namro.tan_so),
hoi AS MATERIALIZED (
  SELECT tu, he_so, coalesce(t.tan, hiem.tan) AS tan, he_so * ln(1 + 1 / coalesce(t.tan, hiem.tan)) AS nang
  FROM (SELECT DISTINCT tu, 0.5 AS he_so FROM tieng
        UNION SELECT DISTINCT a.tu || '_' || b.tu, 1.0 FROM tieng a JOIN tieng b ON b.cach = a.cach AND b.thu = a.thu + 1) q
  LEFT JOIN namro.tan_so t USING (tu) CROSS JOIN hiem),
chon AS (SELECT tu, sum(tan) OVER (ORDER BY tan, he_so DESC, tu) AS gop, row_number() OVER (ORDER BY tan, he_so DESC, tu) AS thu FROM hoi),
ung AS MATERIALIZED (
  SELECT m.* FROM namro.muc m
  WHERE m.vec @@ (SELECT string_agg(quote_literal(tu), ' | ')::tsquery FROM chon
                  WHERE thu = 1 OR gop * (SELECT reltuples FROM pg_class WHERE oid = 'namro.muc'::regclass) <= 5000)
    AND (o_trang IS NULL OR m.trang = o_trang)
  LIMIT 20000),
gan AS MATERIALIZED (
  SELECT m.* FROM namro.muc m WHERE m.loai <> 'khoan' AND m.ten_khong_dau % namro.khong_dau(cau) AND (o_trang IS NULL OR m.trang = o_trang))
SELECT u.trang, u.loai, u.ma, u.ten, u.dia_chi, u.du_thao, max(u.diem) AS diem FROM (
  SELECT ung.trang, ung.loai, ung.ma, ung.ten, ung.dia_chi, ung.du_thao,
    (SELECT sum(nang * ts_rank('{0.2, 0.2, 0.6, 1}', ung.vec, quote_literal(tu)::tsquery)) FROM hoi)
      / (1 + 0.1 * ln(length(ung.vec) + 1)) AS diem
  FROM ung
  UNION ALL
  SELECT gan.trang, gan.loai, gan.ma, gan.ten, gan.dia_chi, gan.du_thao, 0.2 * similarity(gan.ten_khong_dau, namro.khong_dau(cau)) * (SELECT sum(nang) FROM hoi) FROM gan
) u GROUP BY u.trang, u.loai, u.ma, u.ten, u.dia_chi, u.du_thao ORDER BY diem DESC, u.trang, u.loai, u.ma LIMIT nhieu_nhat
$$;
