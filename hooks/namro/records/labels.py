"""The words that a reader sees for the closed lists of the records."""

from __future__ import annotations

from collections.abc import Mapping

from namro.records.van_ban import QuanHe

LOAI_VAN_BAN: Mapping[str, str] = {
    "nghi-quyet": "Nghị quyết",
    "chi-thi": "Chỉ thị",
    "ke-hoach": "Kế hoạch",
    "chuong-trinh-hanh-dong": "Chương trình hành động",
    "ket-luan": "Kết luận",
    "huong-dan": "Hướng dẫn",
    "bao-cao-chinh-tri": "Báo cáo chính trị",
    "quy-che": "Quy chế",
    "chuong-trinh": "Chương trình",
    "chien-luoc": "Chiến lược",
    "dieu-le": "Điều lệ",
    "hien-phap": "Hiến pháp",
    "bo-luat": "Bộ luật",
    "luat": "Luật",
    "phap-lenh": "Pháp lệnh",
    "lenh": "Lệnh",
    "nghi-dinh": "Nghị định",
    "quyet-dinh": "Quyết định",
    "thong-tu": "Thông tư",
    "thong-tu-lien-tich": "Thông tư liên tịch",
    "nghi-quyet-lien-tich": "Nghị quyết liên tịch",
    "quy-dinh": "Quy định",
    "de-an": "Đề án",
    "du-an": "Dự án",
    "phuong-an": "Phương án",
    "cong-van": "Công văn",
    "cong-dien": "Công điện",
    "thong-bao": "Thông báo",
    "bao-cao": "Báo cáo",
    "to-trinh": "Tờ trình",
    "bien-ban": "Biên bản",
    "tuyen-bo": "Tuyên bố",
    "loi-keu-goi": "Lời kêu gọi",
    "thong-tri": "Thông tri",
    "quy-trinh": "Quy trình",
    "danh-muc": "Danh mục",
    "hop-dong": "Hợp đồng",
    "ban-ghi-nho": "Bản ghi nhớ",
    "thu-cong": "Thư công",
    "giay-moi": "Giấy mời",
    "thong-cao": "Thông cáo",
    "quy-hoach": "Quy hoạch",
    "noi-quy": "Nội quy",
    "quy-uoc": "Quy ước",
    "ban-thoa-thuan": "Bản thỏa thuận",
    "giay-uy-quyen": "Giấy ủy quyền",
    "giay-gioi-thieu": "Giấy giới thiệu",
}
TINH_TRANG: Mapping[str, str] = {
    "du-thao": "Dự thảo",
    "da-ban-hanh": "Đã ban hành",
    "het-hieu-luc": "Hết hiệu lực",
    "da-thay-the": "Đã thay thế",
    "chua-ro": "Văn bản chưa nêu",
}
QUAN_HE: Mapping[str, str] = {
    "can-cu": "Căn cứ",
    "thuc-hien": "Thực hiện",
    "cu-the-hoa": "Cụ thể hóa",
    "huong-dan-boi": "Theo hướng dẫn của",
    "kien-nghi-tong-ket": "Kiến nghị tổng kết",
    "kien-nghi-sua-doi": "Kiến nghị sửa đổi, bổ sung",
    "nhac-den": "Nhắc đến",
    "thay-the": "Thay thế",
    "sua-doi": "Sửa đổi, bổ sung",
    "bai-bo": "Bãi bỏ",
    "dinh-chinh": "Đính chính",
    "ban-da-ban-hanh": "Là dự thảo của",
    "se-ban-hanh": "Báo trước sẽ ban hành",
}
MUC_DO: Mapping[str, str] = {
    "trich-dan": "có trích dẫn",
    "suy-ra": "suy ra",
    "chua-neu": "văn bản chưa nêu",
    "khong-ap-dung": "không áp dụng",
}
LOAI_NHIEM_VU: Mapping[str, str] = {
    "viec-co-han": "Việc có hạn",
    "nhiem-vu": "Nhiệm vụ",
    "dinh-huong": "Định hướng",
}
DO_CHINH_XAC: Mapping[str, str] = {
    "gio": "chính xác đến giờ",
    "ngay": "chính xác đến ngày",
    "tuan": "trong một tuần",
    "thang": "trong một tháng",
    "quy": "trong một quý",
    "nua-nam": "trong sáu tháng",
    "nam": "trong một năm",
    "nhiem-ky": "trong nhiệm kỳ",
    "thuong-xuyen": "thường xuyên, không có ngày hạn",
    "dinh-ky": "định kỳ, không có ngày hạn",
    "ngay-sau": "ngay sau một việc khác, không có ngày",
    "ngay-lap-tuc": "làm ngay, không có ngày hạn",
    "khac": "lời văn không chỉ rõ ngày",
}
TRANG_THAI: Mapping[str, str] = {
    "chua-co-thong-tin": "Chưa có thông tin",
    "dang-thuc-hien": "Đang thực hiện",
    "chua-hoan-thanh": "Chưa hoàn thành",
    "hoan-thanh": "Hoàn thành",
}
CAP_DON_VI: Mapping[str, str] = {
    "trung-uong": "Trung ương",
    "tinh": "Tỉnh",
    "thanh-pho": "Thành phố",
    "quan-huyen": "Quận, huyện",
    "xa-phuong": "Xã, phường, đặc khu",
    "co-so": "Cơ sở",
    "nhieu-cap": "Nhiều cấp",
    "chua-neu": "Văn bản chưa nêu cấp",
}
BUOI: Mapping[str, str] = {"sang": "Buổi sáng", "chieu": "Buổi chiều"}


def quan_he(relation: QuanHe) -> str:
    """What a document is to another, as the other is read after it; nothing inferred is told as a fact."""
    words = QUAN_HE[relation.loai]
    if relation.loai == "ban-da-ban-hanh" and relation.muc_do == "suy-ra":
        return f"Có thể {words.lower()}"
    return words


def quan_he_den(relation: QuanHe) -> str:
    """The same on the other document's page. Only what cites it is said to cite it."""
    words = quan_he(relation).lower()
    if relation.doi_van_ban_cu:
        return f"{words} văn bản này"
    return f"dẫn văn bản này ({words})" if relation.la_dan else f"{words} văn bản này"


VAI_TRO: Mapping[str, str] = {
    "chu-tri": "Chủ trì hoặc chỉ đạo",
    "thuc-hien": "Thực hiện",
    "phoi-hop": "Phối hợp",
    "giam-sat": "Giám sát",
    "nhan-bao-cao": "Nhận báo cáo",
}
"""The parts that a body can have in a task, in the order in which they are shown."""
HINH: Mapping[str, str] = {
    "y-te": "Y tế",
    "giao-duc": "Giáo dục",
    "ha-tang": "Hạ tầng, giao thông",
    "nong-nghiep": "Nông nghiệp",
    "moi-truong": "Môi trường",
    "so-hoa": "Chuyển đổi số",
    "van-hoa": "Văn hóa",
    "kinh-te": "Kinh tế",
    "xay-dung-dang": "Xây dựng Đảng",
    "quoc-phong": "Quốc phòng",
    "nguoi-dan": "Người dân",
    "to-chuc": "Tổ chức",
}
