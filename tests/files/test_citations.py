from namro.files.citations import nearest, stands_in
from namro.files.clauses import Khoan

CLAUSE = Khoan(
    "3", "khoan", "3-", "Các cơ quan báo chí theo tinh thần “5 rõ” (*rõ người, rõ việc*) để sớm.", 1
)


def test_a_quotation_forgives_white_space_and_emphasis_only() -> None:
    assert stands_in("tinh thần  “5 rõ”\n(rõ người, rõ việc)", CLAUSE)
    assert stands_in("3- Các cơ quan", CLAUSE)
    assert not stands_in("Tinh thần “5 rõ”", CLAUSE)
    assert not stands_in('tinh thần "5 rõ"', CLAUSE)
    assert not stands_in("rõ người và rõ việc", CLAUSE)


def test_nearest_marks_the_words_that_differ() -> None:
    assert (
        nearest("theo tinh thần “5 rõ” (rõ nguời, rõ việc)", CLAUSE)
        == "… theo tinh thần “5 rõ” (rõ ⟦người,⟧ rõ việc) …"
    )


def test_nearest_of_foreign_words_shows_the_clause() -> None:
    assert nearest("hoàn toàn khác", CLAUSE) == "3- Các cơ …"
