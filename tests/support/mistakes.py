"""Mistakes that editors make, by kind.

PYTHONPATH=hooks:tests python -m support.mistakes        prints the table, the careless ones too
"""

from __future__ import annotations

from collections.abc import Iterator

from support.careless import careless
from support.mistake import (
    DOC,
    DRAFT,
    HEADS,
    ROW,
    SAID,
    TALK,
    Mistake,
    Q,
    copy,
    edit,
    quoted,
    remove,
    rename,
    report,
    result,
    said,
    table,
    untouched,
    verdict,
    write,
)


def mistakes() -> Iterator[Mistake]:
    """All of them."""
    for some in (
        _in_words,
        _in_citations,
        _of_git_and_copies,
        _of_approval,
        _of_tables,
        _of_results,
        _of_loss,
    ):
        yield from some()


def _in_words() -> Iterator[Mistake]:
    rubbish = "rác lọt vào"
    for words, told in (
        ("Nộp bài 😀 nhé các đồng chí.", "biểu tượng"),
        ("Gọi ☎ để hỏi thêm việc này.", "biểu tượng"),
        ("Phải nộp 𝗯𝗮̀𝗶 đúng hạn ghi ở đây.".replace("𝗮̀", "𝗮"), "bằng chữ thường"),
        ("Nộp ３ bản cho chi ủy mình.", "bằng chữ thường"),
        ("Nộp cho chi bộ của đảng viеn ấy.", "bảng chữ khác"),
        ("Nô\u0323\u0331p cho chi bộ của mình ngay.", "dấu rời"),
        ("Chua xong nen khong duoc cong bo.", "không có dấu"),
        ("CHUA XONG NEN KHONG DUOC CONG BO.", "không có dấu"),
        ("Chuwa xong neen khoong được công bố.", "chưa thành dấu"),
        ("Chu7a xong ne6n kho6ng được công bố.", "chưa thành dấu"),
        ("Chưa xong.\n\n  - 12 -\n\n  Nên không được công bố.", "số trang"),
        ("Chưa xong.\n\n  Trang 3/12\n\n  Nên chưa được.", "số trang"),
        ("Chưa xong.\n\n  7\n\n  Nên không được công bố.", "số trang"),
        ("Chưa xong<br>nên không được công bố.", "mã HTML"),
        ("Chưa xong&nbsp;nên không được công bố.", "mã HTML"),
        ('<p class="x">Chưa xong nên chưa công bố.', "mã HTML"),
        ("Chưa.", "chỉ có 1 chữ"),
        ("Có.", "chỉ có 1 chữ"),
        ("Chưa xong nên không được công bố, " * 200 + "hết.", "Câu trả lời dài"),
        ("Chưa xong\u200bnên không được công bố.", "vô hình"),
        ("Chưa xong\U000e0041 nên không được công bố.", "vô hình"),
        ("Chưa xong\ufe0f nên không được công bố.", "vô hình"),
        ("Chưa\u3164 xong nên không được công bố.", "vô hình"),
        ("Chưa xo\u0316\u0316\u0316ng nên không được công bố.", "chồng"),
        ("Chưa xong\u202e nên không được công bố.", "vô hình"),
        ("Chưa xong\ue0b7 nên không được công bố.", "phông chữ"),
        ("Chưa xong \ufffd nên không được công bố.", "hỏng"),
        ("`Chưa xong` nên không được công bố.", "dấu huyền"),
        ("![ảnh](https://a.vn/b.png) Chưa xong nên chưa được.", "!"),
        ("Xem [câu này](/hoi-dap/khong-co/) để biết thêm.", "không dẫn tới trang nào"),
        ("Xem [đây](http://a.vn) để biết thêm việc.", "liên kết"),
        ("µ¶ng ñy ch­a xong nªn kh«ng ®­îc c«ng bè.", "bảng mã cũ"),
        ("Ch≠a xong", "chỉ có"),
    ):
        yield said(words, told, rubbish)
    for words, told in (
        ("Liên hệ 0912 345 678 để hỏi.", "di động"),
        ("Liên hệ O9I2 345 678 để hỏi.", "di động"),
        ("Liên hệ 0912_345_678 để hỏi.", "di động"),
        ("Liên hệ 0912/345/678 để hỏi.", "di động"),
        ("Liên hệ +84 912.345.678 để hỏi.", "di động"),
        ("Liên hệ 0292 3822 222 để hỏi.", "cố định"),
        ("Liên hệ ٠٩١٢٣٤٥٦٧٨ để hỏi.", "di động"),
        ("Căn cước 092123456789 của người nộp.", "cá nhân"),
        ("Thư an.nguyen@gmail.com để hỏi.", "thư điện tử"),
        ("Tài khoản số 0123456789012 ngân hàng.", "tài khoản"),
    ):
        yield said(words, told, "riêng tư")
    for words, told in (
        ("Chưa xogn nên không được công bố.", "chính tả"),
        ("Chưa xong nên không đựơc công bố.", "chính tả"),
        ("Chưa xong nên khoông được công bố.", "chính tả"),
        ("Chưa xong nên không được côgn bố.", "chính tả"),
        ("Chưa xong ngĩa là không được công bố.", "chính tả"),
        ("Chưa xong nên kông được công bố.", "chính tả"),
        ("Chưa nghij xong nên không công bố.", "nghị"),
        ("Việc này phải nhắm tới người dân.", "khó hiểu"),
        ("Nộp cho BCĐ của chi ủy mẫu.", "viết tắt"),
    ):
        yield said(words, told, "chính tả, chữ khó")


def _in_citations() -> Iterator[Mistake]:
    yield quoted(".", "quá ngắn")
    yield quoted("báo cáo", "quá ngắn")
    yield quoted("ủy", "quá ngắn")
    yield quoted("áo cáo về Đảng ủy mẫu", "giữa một từ")
    yield quoted("nộp báo cáo về Đảng ủy m", "giữa một từ")
    yield quoted("nộp báo cáo về Đảng ủy mẫu trong quý II/20", "giữa một từ")
    yield quoted("nộp báo cáo về Đảng uỷ mẫu", "không có nguyên văn")
    yield quoted("“nộp báo cáo về Đảng ủy mẫu”", "Bỏ dấu nháy cong")
    yield quoted("Thực hiện Nghị quyết số 05-NQ/MAU", "nằm ở khoản “p1”")
    yield Mistake("trích dẫn", edit(Q, "khoan: II.2.b3", "khoan: II.2.b9"), "không có khoản")
    yield Mistake("trích dẫn", edit(Q, "van_ban: ke-hoach-mau", "van_ban: ke-hoach"), "Không có văn bản")
    yield said("Nộp 3 bản cho chi ủy của mình.", "“3” không có trong đoạn trích", "trích dẫn")
    yield said("Hạn là ngày 20/05/2026 như đã nói.", "20/05/2026", "trích dẫn")
    yield said("Việc này do Ban Tuyên giáo mẫu làm.", "Ban Tuyên giáo mẫu", "trích dẫn")


def _of_git_and_copies() -> Iterator[Mistake]:
    unmerged = f"{SAID}\n<<<<<<< HEAD\n  a\n=======\n  b\n>>>>>>> x"
    for path, old in (
        (Q, SAID),
        (TALK, "gioi_thieu: |"),
        ("data/don-vi/chi-uy-mau.yml", "ten: "),
        (f"{DOC}/toan-van.md", "{#I.1 khoan}"),
    ):
        yield Mistake("git", edit(path, old, unmerged), "Git chưa gộp xong")
    yield Mistake("git", edit(Q, SAID, f"{SAID}\n\n  =======\n  Hết."), "Git chưa gộp xong")
    yield Mistake("git", edit(f"{DOC}/khoan.lock", "I.1 ", ">>>>>>> x\nI.1 "), "Git chưa gộp xong")
    yield Mistake("git", write("docs/trang.md", "# A\n\n<<<<<<< HEAD\nx\n"), "Git chưa gộp xong")
    copies = "bản chép để quên"
    for name in (
        "bao-cao-khi-nao - Copy.yml",
        "bao-cao-khi-nao (1).yml",
        "Copy of bao-cao-khi-nao.yml",
        "bao-cao-khi-nao.yml~",
        "bao-cao-khi-nao - Bản sao.yml",
    ):
        yield Mistake("bản chép", copy(Q, f"data/hoi-dap/{name}"), copies)
    yield Mistake("bản chép", copy(Q, "data/hoi-dap/bao-cao-2.yml"), "Câu hỏi này đã có")
    yield Mistake("bản chép", copy(DOC, f"{DOC} - Copy"), copies)
    yield Mistake("bản chép", copy(DOC, f"{DOC}-copy"), copies)
    yield Mistake("bản chép", copy(DOC, f"{DOC}-hai"), "giống hệt")
    yield Mistake(
        "bản chép", copy("data/chuyen-muc/bao-cao.yml", "data/chuyen-muc/bao-cao-hai.yml"), "giống hệt"
    )
    yield Mistake("bản chép", copy(TALK, "data/chuyen-de/chuyen-de-9.yml"), "trong cùng hội nghị")
    yield Mistake("bản chép", copy(Q, "data/hoi-dap/\x1b[31mdo.yml"), "không nhìn thấy")
    yield Mistake("bản chép", write("data/hoi-dap/thumbs.db", "x"), "chỉ chứa các tệp .yml")


def _of_approval() -> Iterator[Mistake]:
    for name in ("Nguyễn Văn An", "nguyen van an", "Đồng chí Trần Thị Bình", "LÊ VĂN CƯỜNG"):
        yield Mistake(
            "duyệt", edit(Q, "nguoi_duyet: nhóm biên soạn", f"nguoi_duyet: {name}"), "tên một người"
        )
    yield Mistake("duyệt", edit(Q, "ngay_duyet: 2026-03-02", "ngay_duyet: 2999-03-02"), "chưa đến")
    yield Mistake("duyệt", edit(Q, SAID, "Báo cáo nộp về Đảng ủy mẫu ngay."), "đổi sau khi duyệt")
    yield Mistake(
        "duyệt",
        edit(DRAFT, "trang_thai_bien_tap: nhap", "trang_thai_bien_tap: da-duyet"),
        "thiếu người duyệt",
    )
    yield Mistake(
        "duyệt",
        untouched,
        "chưa đến",
        ("approve", "{root}/" + Q, "--nguoi-duyet", "x", "--ngay", "2999-01-01"),
    )
    yield Mistake(
        "duyệt", untouched, "tên một người", ("approve", "{root}/" + Q, "--nguoi-duyet", "Nguyễn Văn An")
    )


def _of_tables() -> Iterator[Mistake]:
    yield table(f"{HEADS}\n{ROW}\n;Lời khác hẳn.;Đảng viên;Báo cáo;Kế hoạch mẫu;I;", "không có câu hỏi")
    yield table(f"{HEADS}\n{ROW}\n;;;;Kế hoạch mẫu;I;", "(tiếp)")
    yield table(f"{HEADS}\n(tiếp);;;;Kế hoạch mẫu;I;", "bên trên không có câu hỏi")
    yield table(f"{HEADS}\n{ROW}\n(tiếp);Thêm lời.;;;Kế hoạch mẫu;I;", "có chữ")
    yield table(HEADS.replace("Khoản;", "") + "\n", "thiếu cột: khoản")
    yield table(f"{HEADS}\n{ROW}".encode("cp1258", "replace"), "CSV UTF-8")
    yield table(f"{HEADS}\n{ROW}".encode("ascii", "replace"), "CSV UTF-8")
    yield table(b"\xd0\xcf\x11\xe0", "lưu thành .xlsx", "x.xls")
    yield table(b"\xd0\xcf\x11\xe0", "lưu thành .xlsx", "x.xlsx")
    yield table(f"{HEADS}\n{ROW.replace('Đảng viên', 'Ai đó')}", "ai-do")
    yield table(f"{HEADS}\n{ROW.replace('II.2.b3', 'II.9')}", "không có khoản")
    yield table(f'{HEADS}\n"{ROW}', "nháy kép")


def _of_results() -> Iterator[Mistake]:
    yield result("chưa đến", "--ngay", "2999-01-01")
    yield result("Không có nhiệm vụ", "--nhiem-vu", "nop-bao-ca")
    yield result("không đọc được thành ngày", "--ngay", "31/2/2026")
    yield result("Không nhận giá trị", "--trang-thai", "xong")
    yield result("di động", "--noi-dung", "Gọi 0912 345 678")
    yield Mistake("kết quả", remove("data/ket-qua/nop-bao-cao/2026-03-01-dang-viet-bao-cao.yml"), "không còn")
    yield Mistake(
        "kết quả",
        edit(
            "data/ket-qua/nop-bao-cao/2026-03-01-dang-viet-bao-cao.yml",
            "ngay: 2026-03-01",
            "ngay: 2026-03-05",
        ),
        "ngày",
    )


def _of_loss() -> Iterator[Mistake]:
    gone = "mất, đổi mã"
    yield Mistake(gone, remove(DOC), "Vì thế sai theo")
    yield Mistake(gone, remove(f"{DOC}/khoan.lock"), "khóa mã khoản")
    yield Mistake(gone, remove(f"{DOC}/toan-van.md"), "toàn văn")
    yield Mistake(gone, remove(f"{DOC}/van-ban.yml"), "van-ban.yml")
    yield Mistake(gone, edit(f"{DOC}/toan-van.md", "như sau:\n\n", "như sau:\n"), "dòng trống")
    yield Mistake(gone, edit(f"{DOC}/toan-van.md", "{#II.1 khoan} ", ""), "mã khoản")
    yield Mistake(gone, edit(f"{DOC}/toan-van.md", "đảng viên nắm vững", "đảng viên hiểu rõ"), "niêm phong")
    yield Mistake(gone, remove("data/don-vi"), "data/don-vi")
    yield Mistake(
        gone, rename("data/don-vi/dang-uy-mau.yml", "data/don-vi/dang-uy-mau-moi.yml"), "dang-uy-mau"
    )
    yield Mistake(gone, remove("data/hoi-nghi/hoi-nghi-mau.yml"), "data/hoi-nghi/")
    yield Mistake(
        gone, rename("data/hoi-dap/kinh-phi-bao-nhieu.yml", "data/hoi-dap/het-tien.yml"), "kinh-phi-bao-nhieu"
    )
    yield Mistake(gone, rename("data/doi-tuong/dang-vien.yml", "data/doi-tuong/dangvien.yml"), "dang-vien")
    yield Mistake(gone, remove("data/trang.yml"), "thông tin của trang")
    for old, new, told in (
        ("tra_loi: |", "tra_loi |", "dạng"),
        ("doi_tuong: [dang-vien]", "doi_tuong: [dang-vien", "không được đóng"),
        ("chu_de: [bao-cao]", "chu_de:[bao-cao]", "dấu cách"),
        ("cau_hoi: ", "cau_hoii: ", "cau_hoi"),
        ("cau_hoi: ", "cau_hoi: @", "ký tự"),
        ("chu_de: [bao-cao]", "\tchu_de: [bao-cao]", "Tab"),
        ("ngay_duyet: 2026-03-02", "ngay_duyet: 02/03/2026", "ngày"),
        ("doi_tuong: [dang-vien]", "doi_tuong: dang-vien", "danh sách"),
        ("chu_de: [bao-cao]\n", "", "Thiếu trường"),
        ("chu_de: [bao-cao]", "chu_de: [bao-cao]\nchu_de: [hoc-tap]", "lặp"),
    ):
        yield Mistake("cú pháp", edit(Q, old, new), told)


if __name__ == "__main__":
    every = [(mistake, *verdict(mistake)) for mistake in (*mistakes(), *careless())]
    for mistake, heard, told in every:
        if heard != "clean":
            print(f"{heard}: {mistake.kind}: {mistake.told}\n{told[:600]}\n")
    print(report([(mistake, heard) for mistake, heard, _ in every]))
