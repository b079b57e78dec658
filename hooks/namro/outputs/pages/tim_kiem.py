"""The search page: the target of every search form; without scripts, the topics and the way to the index."""

from __future__ import annotations

from namro.language.vietnamese import sort_key
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output


def render(pages: Pages) -> list[Output]:
    """One page."""
    asked = {topic for question in pages.library.hoi_dap.values() for topic in question.chu_de}
    topics = sorted(
        (topic for topic in pages.library.chu_de.values() if topic.id in asked),
        key=lambda topic: sort_key(topic.ten),
    )
    return [
        pages.output(
            "tim-kiem/",
            "tim_kiem.html",
            "Tìm kiếm",
            "Tìm trong mọi khoản nguyên văn, câu hỏi, nhiệm vụ, chuyên đề; gõ không dấu, gõ tắt, gõ số văn bản đều được.",
            chu_de=topics,
        )
    ]
