"""More mistakes, as somebody in a hurry makes them who has never seen a program: a file saved by the wrong one, words
pasted from a chat, a choice typed in plain Vietnamese, a table filled in by half."""

from __future__ import annotations

from collections.abc import Iterator

from support.mistake import (
    DOC,
    DRAFT,
    HEADS,
    ROW,
    UNDONE,
    Mistake,
    Q,
    copy,
    edit,
    rename,
    said,
    table,
    untouched,
    write,
)

TASK = "data/nhiem-vu/ke-hoach-mau/nop-bao-cao.yml"
MEETING = "data/hoi-nghi/hoi-nghi-mau.yml"


def careless() -> Iterator[Mistake]:
    """All of them."""
    for some in (
        _saved_wrong,
        _pasted,
        _typed,
        _chosen,
        _joined,
        _of_texts,
        _of_tables,
        _of_pages,
        _of_commands,
    ):
        yield from some()


def _saved_wrong() -> Iterator[Mistake]:
    kind = "lưu sai"
    text = "cau_hoi: Ai nộp?\n"
    yield Mistake(kind, write(DRAFT, text.encode("utf-16")), "UTF-8")
    yield Mistake(kind, write(DRAFT, b""), "trống")
    yield Mistake(kind, write("data/hoi-dap/moi.yml.txt", text), "moi.yml")
    yield Mistake(kind, write("data/hoi-dap/MOI.YML", text), "MOI")
    yield Mistake(kind, write("data/hoi-dap/moi.yaml", text), ".yml")
    yield Mistake(kind, write("data/hoi-dap/moi", text), ".yml")
    yield Mistake(kind, write("data/cau-hoi-moi.yml", text), "cau-hoi-moi")
    yield Mistake(kind, write("data/hoi-dap/thang-3/moi.yml", text), "thang-3")
    yield Mistake(kind, rename(DRAFT, "data/hoi-dap/cau hoi moi.yml"), "cau-hoi-moi")
    yield Mistake(kind, write("data/hoi-dap/~$cau-hoi.docx", b"\0\1"), "~$cau-hoi")
    yield Mistake(kind, write("data/hoi-dap.zip", b"PK\3\4"), "hoi-dap.zip")
    yield Mistake(kind, copy("data/hoi-dap", "data/hoi-dap - Copy"), "hoi-dap - Copy")
    yield Mistake(kind, write(DRAFT, "{\\rtf1\\ansi Ai n\\'f4p?}"), "Word")
    yield Mistake(kind, write(DRAFT, "<html><body>Ai nộp?</body></html>"), "trang web")
    yield Mistake(kind, edit(DRAFT, "cau_hoi:", "---\ncau_hoi: Hai?\n---\ncau_hoi:"), "---")


def _pasted() -> Iterator[Mistake]:
    for words, told in (
        ("Chưa xong nên không được công bố. Chưa xong nên không được công bố.", "hai lần"),
        ("[Điền câu trả lời vào đây]", "để trống"),
        ("xxx xxx xxx xxx xxx", "xxx"),
        ("Nộp về ... (bổ sung sau).", "để trống"),
        ("TODO: hỏi lại anh phụ trách việc này.", "TODO"),
        ("Lorem ipsum dolor sit amet consectetur.", "để trống"),
        ("Please submit the report to the Party committee.", "không phải tiếng Việt"),
        ("Dưới đây là câu trả lời cho câu hỏi của bạn.", "công cụ trò chuyện"),
        ("Tôi là mô hình ngôn ngữ nên không trả lời được.", "công cụ trò chuyện"),
        ("CHƯA XONG NÊN KHÔNG ĐƯỢC CÔNG BỐ.", "chữ hoa"),
        ("# Trả lời\n\n  Chưa xong nên không được công bố.", "đề mục"),
        ("Xem hình dưới đây để biết nộp ở đâu.", "không có hình"),
        ("Xem tệp C:\\Users\\An\\bao-cao.docx để biết.", "tệp trên một máy"),
        ("Xem file:///D:/bao-cao.docx để biết thêm.", "tệp trên một máy"),
        ("Xem https://zalo.me/g/abcxyz để biết thêm.", "để trần"),
        ("Xem docs.google.com/document/d/1abc để biết.", "để trần"),
        ("| Ai | Khi nào |\n  |---|---|\n  | Chi ủy |", "bảng"),
        ("Chưa **xong nên không được công bố.", "đậm"),
        ("Chưa xong (như đã nói nên không được công bố.", "không bằng nhau"),
        ("Chưa xong “như đã nói nên không được công bố.", "không bằng nhau"),
        ("Chưa xong nên khô-\n  ng được công bố.", "gạch"),
    ):
        yield said(words, told, "dán vội")


def _typed() -> Iterator[Mistake]:
    for words, told in (
        ("Chưa xong,nên không được công bố.", "dấu cách"),
        ("Chưa xong , nên không được công bố.", "dấu cách"),
        ("Chưa xong nên không được công bố!!!", "dấu câu"),
        ("Chưa xong nên nên không được công bố.", "hai lần"),
        ("Hạn là ngày 31/02/2026 như đã nói.", "không có trong lịch"),
        ("Hạn là ngày 32 tháng 3 năm 2026.", "không có trong lịch"),
        ("Hạn là quý V/2026 như đã nói rồi.", "không có trong lịch"),
        ("Theo Nghị quyết số 50-NQ/MAU thì chưa xong.", "50-NQ/MAU"),
        ("Hết 10.000.00 đồng như đã nói.", "10.000.00"),
    ):
        yield said(words, told, "gõ vội")
    yield Mistake("gõ vội", edit(DRAFT, "cau_hoi: Câu này còn đang viết?", "cau_hoi: Gì?"), "cau_hoi")
    yield Mistake("gõ vội", edit(DRAFT, "đang viết?", "đang viết"), "dấu hỏi")
    yield Mistake("gõ vội", edit(DRAFT, UNDONE, "Câu này còn đang viết?"), "chỉ nhắc lại câu hỏi")


def _chosen() -> Iterator[Mistake]:
    kind = "chọn sai"
    for path, old, new, told in (
        (DRAFT, "trang_thai_bien_tap: nhap", "trang_thai_bien_tap: Nháp", "nhap"),
        (DRAFT, "[nguoi-dan]", "[Người dân]", "nguoi-dan"),
        (DRAFT, "[nguoi-dan]", "[dang-vien; nguoi-dan]", "dấu phẩy"),
        (DRAFT, "van_ban: ke-hoach-mau", "van_ban: Kế hoạch mẫu", "ke-hoach-mau"),
        (DRAFT, "khoan: I\n", "khoan: Mục I\n", "khoản"),
        (DRAFT, "chu_de: [hoc-tap]", "chu_de: [hoc-tap, hoc-tap]", "hai lần"),
        (DRAFT, "trang_thai", "van_ban_chua_neu: yes\ntrang_thai", "co"),
        (DRAFT, "trang_thai", "lien_quan: [ban-nhap]\ntrang_thai", "chính nó"),
        (Q, "ngay_duyet: 2026-03-02", "ngay_duyet: hôm nay", "ngày"),
        (TASK, "muon_nhat: 2026-06-30", "muon_nhat: 30/6", "ngày"),
        (MEETING, 'ket_thuc: "09:30"', 'ket_thuc: "9h30"', "giờ"),
        (MEETING, 'ket_thuc: "09:30"', 'ket_thuc: "07:30"', "giờ"),
        ("data/tap-in/viec-cua.yml", "[a4]", "[A4]", "a4"),
        ("data/tap-in/tap-mau.yml", 'co_chu: "14"', 'co_chu: "40"', "co_chu"),
        ("data/trang.yml", "https://mau.example/", "mau.example/", "địa chỉ gốc"),
        ("data/don-vi/dang-uy-mau.yml", "cap: xa-phuong", "cap: xã", "xa-phuong"),
    ):
        yield Mistake(kind, edit(path, old, new), told)


def _joined() -> Iterator[Mistake]:
    kind = "mục vướng nhau"
    yield Mistake(
        kind, edit("data/don-vi/dang-uy-mau.yml", "thu_tu: 10", "cha: chi-uy-mau\nthu_tu: 10"), "vòng"
    )
    yield Mistake(kind, edit("data/don-vi/chi-uy-mau.yml", "cha: dang-uy-mau", "cha: chi-uy-mau"), "chính nó")
    yield Mistake(kind, copy("data/chu-de/hoc-tap.yml", "data/chu-de/hoc-tap-nghi-quyet.yml"), "giống hệt")
    yield Mistake(kind, copy("data/don-vi/chi-uy-mau.yml", "data/don-vi/chi-uy.yml"), "giống hệt")
    yield Mistake(kind, copy("data/thuat-ngu/nq.yml", "data/thuat-ngu/nghi-quyet.yml"), "NQ")
    yield Mistake(
        kind,
        write(
            "data/chuyen-huong/x.yml", "tu: hoi-dap/cu/\nden: https://mau.example/hoi-dap/bao-cao-khi-nao/\n"
        ),
        "địa chỉ",
    )
    yield Mistake(kind, write("data/chuyen-huong/x.yml", "tu: hoi-dap/a/\nden: hoi-dap/a/\n"), "hoi-dap/a/")
    yield Mistake(
        kind,
        edit(DRAFT, "nguon:\n", "nguon:\n  - van_ban: ke-hoach-mau\n    khoan: I\n    trich: MỤC ĐÍCH\n"),
        "hai lần",
    )


def _of_texts() -> Iterator[Mistake]:
    kind = "sửa toàn văn"
    text = f"{DOC}/toan-van.md"
    yield Mistake(kind, edit(text, "“5 rõ”", '"5 rõ"'), "niêm phong")
    yield Mistake(kind, edit(text, "{#II.2.b3 gach}", "{#II.2.b4 gach}"), "II.2.b3")
    yield Mistake(kind, edit(text, "{#nn noi-nhan} Nơi nhận:\n\n", ""), "nn")
    yield Mistake(kind, edit(text, "{#ky.3 ky} Người Mẫu", "{#ky.3 ky} Người Mẫu\n\nĐã đối chiếu."), "khoản")
    yield Mistake(kind, edit(text, "{#I.1 khoan}", "{#I.1 Khoản}"), "mã khoản")
    yield Mistake(kind, edit(text, "{#I de-muc}", "{I de-muc}"), "toan-van.md")
    yield Mistake(kind, rename(text, f"{DOC}/toan-van.docx"), "toan-van")
    yield Mistake(kind, edit(f"{DOC}/van-ban.yml", "toan_van: co", "toan_van: khong"), "toàn văn")
    yield Mistake(kind, edit(f"{DOC}/khoan.lock", "I.1 ", "I.10 "), "I.10")


def _of_tables() -> Iterator[Mistake]:
    yield table("", "trống")
    yield table(f"{HEADS.replace('Câu hỏi', 'Hỏi')}\n{ROW}", "câu hỏi")
    yield table(f"{HEADS}\n{ROW}\n{ROW}", "đã có")
    yield table(f"{HEADS}\n{ROW.replace('II.2.b3', '=B2')}", "không có khoản")
    yield table(f"{HEADS}\n{ROW.replace('Về Đảng ủy mẫu.', '#REF!')}", "#REF!")
    yield table(f"{HEADS}\n{ROW.replace('Kế hoạch mẫu', 'Kế hoạch khác')}", "ke-hoach-khac")
    yield table(f"{HEADS}\n{ROW.replace('Về Đảng ủy mẫu.', '')}", "trả lời")


def _of_pages() -> Iterator[Mistake]:
    kind = "trang viết tay"
    yield Mistake(kind, write("docs/moi.md", "# Trang\n\n![Ảnh](anh/khong-co.png)\n"), "khong-co.png")
    yield Mistake(kind, write("docs/moi.md", "# Trang\n\nXem [câu này](khong-co.md).\n"), "khong-co.md")
    yield Mistake(kind, write("docs/moi.md", "Chua co dau va chua co tieu de."), "moi.md")
    yield Mistake(kind, write("docs/Trang Mới.md", "# Trang\n"), "Trang Mới")


def _of_commands() -> Iterator[Mistake]:
    kind = "gọi lệnh sai"
    yield Mistake(kind, untouched, "bao-cao-khi-nao", ("withdraw", "bao-cao-khi-na"))
    yield Mistake(kind, untouched, "đã có", ("rename", "bao-cao-khi-nao", "ban-nhap"))
    yield Mistake(kind, untouched, "chữ thường", ("rename", "bao-cao-khi-nao", "Báo cáo khi nào"))
    yield Mistake(
        kind, untouched, "ngày", ("approve", "{root}/" + Q, "--nguoi-duyet", "x", "--ngay", "hôm nay")
    )
    yield Mistake(
        kind, write("x.doc", b"\xd0\xcf\x11\xe0"), "tệp Word", ("import", "van-ban", "x.doc", "--id", "x")
    )
    yield Mistake(kind, write("x.txt", b""), "không có chữ nào", ("import", "van-ban", "x.txt", "--id", "x"))
    yield Mistake(
        kind, write("x.txt", "KẾ HOẠCH\n"), "đã có", ("import", "van-ban", "x.txt", "--id", "ke-hoach-mau")
    )
