import pytest

from namro.language import prose
from namro.language.prose import ForbiddenProse, Node


def test_markdown_becomes_an_allow_listed_tree() -> None:
    tree = prose.parse("Một **hai** [ba](https://a.example/)\n\n- bốn\n- năm\n")
    assert [node.kind for node in tree] == ["p", "ul"]
    assert tree[0].children[3] == Node("a", href="https://a.example/", children=(Node("text", text="ba"),))
    assert prose.plain(tree) == "Một hai ba bốn năm"


def test_tables_are_known() -> None:
    (table,) = prose.parse("| a | b |\n|---|---|\n| c | d |\n")
    assert table.kind == "table"
    assert prose.plain([table]) == "a b c d"


def test_raw_html_is_text() -> None:
    assert (
        prose.plain(prose.parse("<script>alert(1)</script> <b>x</b>")) == "<script>alert(1)</script> <b>x</b>"
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "`mã`",
        "```\nmã\n```",
        "    mã",
        "---",
        "[x](javascript:alert(1))",
        "[x](http://a.example/)",
        "[x](//a.example/)",
        "[x](data:text/html,x)",
    ],
)
def test_what_no_output_can_show_is_refused(markdown: str) -> None:
    try:
        tree = prose.parse(markdown)
    except ForbiddenProse:
        return
    assert "a" not in {
        child.kind for node in tree for child in node.children
    }  # the parser left it as plain text


def test_inline_knows_emphasis_only() -> None:
    assert prose.plain_inline("1. *a* **b** ***c*** ^(\\*) <i> [x](y) `z`") == "1. a b c ^(*) <i> [x](y) `z`"
