"""Each promise of SECURITY.md with the tests that hold it.

PYTHONPATH=hooks:tests python tests/support/promises.py          the table
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks")]
_FROM, _TO = "## Trang hứa gì", "## "

HELD_BY: Mapping[str, tuple[str, ...]] = {
    "Không gọi máy chủ nào khác": (
        "publishing/test_verify.py::test_what_is_spoilt_is_told",
        "publishing/test_headers.py::test_the_policy_allows_nothing_but_the_sites_own_files",
    ),
    "Không có mã chạy nào ngoài": (
        "publishing/test_verify.py::test_what_is_spoilt_is_told",
        "browser/test_injection.py::test_hostile_words_never_run",
    ),
    "Mã và kiểu của trang đúng từng byte": (
        "publishing/test_verify.py::test_what_is_spoilt_is_told",
        "publishing/test_verify.py::test_the_built_sample_is_sound",
    ),
    "Từ `docs/` chỉ lên trang": (
        "files/test_strays.py::test_docs_bring_no_code_and_no_settings_of_servers",
        "files/test_strays.py::test_a_name_that_is_no_address_everywhere_is_refused",
        "files/test_strays.py::test_a_link_is_refused_by_name_and_not_followed",
        "files/test_strays.py::test_a_pipe_is_refused_and_not_waited_for",
    ),
    "Không có số điện thoại riêng": (
        "language/test_personal.py::test_private_data_are_seen",
        "language/test_personal.py::test_a_number_in_disguise_is_a_number",
        "language/test_personal.py::test_what_lines_and_markup_hide_is_seen_once",
        "files/test_handwritten.py::test_private_data_of_a_page_are_told_at_their_line",
        "publishing/test_verify.py::test_what_is_spoilt_is_told",
    ),
    "Mục thuộc loại có trạng thái duyệt": (
        "publishing/test_verify.py::test_what_is_spoilt_is_told",
        "records/test_kinds.py::test_every_kind_is_approved_or_says_why_not",
    ),
    "Văn bản hay câu trả lời đã rút": (
        "publishing/test_withdrawing.py::test_a_site_without_three_texts_and_a_question_is_sound",
        "publishing/test_withdrawing.py::test_it_comes_back_byte_by_byte",
        "publishing/test_withdrawing.py::test_a_sentence_that_stayed_is_told",
    ),
    "Người đọc luôn gặp một bản trọn vẹn": (
        "publishing/test_publishing.py::test_killed_before_any_change_of_files_readers_have_one_whole_site",
        "publishing/test_publishing.py::test_a_full_disk_is_told",
        "publishing/test_publish.py::test_an_interrupted_build_leaves_the_old_site",
    ),
    "Các điều trên giữ cho mọi tệp": (
        "publishing/test_verify.py::test_what_is_spoilt_is_told",
        "publishing/test_withdrawing.py::test_a_site_without_three_texts_and_a_question_is_sound",
        "outputs/open_data/test_leaks.py::test_what_is_not_approved_is_nowhere",
        "outputs/open_data/test_leaks.py::test_a_withheld_text_takes_all_that_cites_it_along",
    ),
    "Tệp phát hành ai cũng đọc được": (
        "publishing/test_modes.py::test_a_built_site_is_open_to_readers",
        "publishing/test_modes.py::test_so_is_what_is_published",
        "publishing/test_modes.py::test_what_the_server_could_not_read_is_told",
    ),
    "Điều gì ở dữ liệu, bài viết, cài đặt": (
        "rules/test_broken.py::test_every_mistake_is_told_exactly",
        "files/test_handwritten.py::test_what_is_wrong_in_a_page_is_one_message",
        "files/test_handwritten.py::test_a_setting_that_the_build_refuses_is_one_message",
    ),
    "Bản xem thử và trình biên tập": (
        "publishing/test_preview.py::test_only_its_own_names_are_answered",
        "publishing/test_preview.py::test_the_browser_editor_answers_its_own_names_only",
        "publishing/test_preview.py::test_another_address_is_a_choice",
    ),
    "Phát hành không đụng tới": (
        "publishing/test_ownership.py::test_what_is_foreign_is_refused_and_stays",
        "publishing/test_ownership.py::test_targets_that_are_loops_or_files_are_refused",
    ),
    "Đầu vào dài hay hiểm hóc": (
        "project/test_linear.py::test_no_pattern_reads_again_and_again",
        "project/test_linear.py::test_no_reader_reads_again_and_again",
        "files/test_handwritten.py::test_what_markdown_would_read_again_and_again_is_refused",
        "editing/test_bombs.py::test_a_sheet_of_a_million_rows_is_refused",
    ),
    "Máy chủ theo cấu hình": ("publishing/test_servers.py::test_every_header_on_every_status",),
}
"""How a promise begins → tests, by file below tests/ and function."""


def promises() -> list[str]:
    """The promises as they stand in SECURITY.md."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    part = text.partition(_FROM)[2].partition(f"\n{_TO}")[0]
    return [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]


def held_by(promise: str) -> tuple[str, ...]:
    """The tests that hold a promise; none for one that nobody holds."""
    return next((tests for start, tests in HELD_BY.items() if promise.startswith(start)), ())


def is_there(test: str) -> bool:
    """Whether there is such a test."""
    file, _, function = test.partition("::")
    path = ROOT / "tests" / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in tree.body)


def unapproved() -> Iterator[str]:
    """The lines of SECURITY.md on kinds without a state of approval, from the table of kinds."""
    from namro.records.kinds import KINDS

    for kind in KINDS:
        if kind.unapproved:
            yield f"- {kind.ten}: {kind.unapproved}."


def main() -> int:
    """Print the table; 1 if a promise is held by no test."""
    print("| lời hứa | phép thử giữ lời |\n|---|---|")
    for promise in promises():
        print(f"| {promise} | {'<br>'.join(f'`{test}`' for test in held_by(promise)) or 'KHÔNG CÓ'} |")
    return int(not all(map(held_by, promises())))


if __name__ == "__main__":
    sys.exit(main())
