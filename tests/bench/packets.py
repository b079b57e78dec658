"""What a printed packet costs, against WeasyPrint on the same content in the same run. Not part of the tests.

    python -m venv /tmp/bench && /tmp/bench/bin/pip install -r requirements.txt weasyprint
    PYTHONPATH=hooks:tests /tmp/bench/bin/python tests/bench/packets.py

Each figure is from a process of its own: CPU seconds (user and system) from the tree in memory to the file, the
import of the engine included, that of Python and this project not; and the most memory the process held.
WeasyPrint sets the same words from the same tree as plain HTML: headings, paragraphs, tables, a footer with page
numbers, the contents with page numbers; tagged PDF/UA. It needs Pango on the machine.
"""

from __future__ import annotations

import html
import os
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from namro.language.prose import Node
from namro.outputs.packets import press, volumes
from namro.outputs.packets.formats import FORMATS
from namro.outputs.packets.packet import Heading, Packet, Table

ROOT = Path(__file__).parents[2]
STYLE = """
@page { size: A4; margin: 22mm 16mm 20mm 28mm; @bottom-right { content: "Trang " counter(page) " / " counter(pages) } }
@font-face { font-family: T; src: url(FONTS/Tinos_400Regular.ttf) }
@font-face { font-family: T; font-weight: bold; src: url(FONTS/Tinos_700Bold.ttf) }
@font-face { font-family: T; font-style: italic; src: url(FONTS/Tinos_400Regular_Italic.ttf) }
body { font: 13pt/1.25 T } p { text-align: justify; margin: .5em 0 } h1 { break-before: page }
table { border-collapse: collapse; width: 100% } td, th { border: .5pt solid; padding: .3em } tr { break-inside: avoid }
.toc a::after { content: leader('.') target-counter(attr(href), page) }
"""


def main() -> None:
    """Print the table."""
    # Not at the top: the processes measured start as a worker does, without the records.
    from datetime import date

    from namro.library.edition import Edition
    from namro.library.load import load
    from namro.outputs.packets.assemble import assemble
    from namro.outputs.packets.recipes import recipes

    library = load(ROOT).published()
    made = {
        r.id: assemble(library, Edition(date(2026, 3, 3)), r) for r in recipes(library) if r.don_vi is None
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in ("hoi-dap", "cho-can-bo-to-chuc"):
            packet = Path(folder) / f"{name}.pickle"
            packet.write_bytes(pickle.dumps(made[name]))
            ours, theirs = _apart("typst", packet), _apart("weasyprint", packet)
            print(f"{name}: Typst {_words(ours)}; WeasyPrint {_words(theirs)}")
            print(
                f"    CPU for the same words: 1 : {theirs[0] / ours[0]:.1f}; a page: "
                f"1 : {theirs[0] / theirs[2] / (ours[0] / ours[2]):.1f}; memory 1 : {theirs[1] / ours[1]:.1f}"
            )
        big = Path(folder) / "big.pickle"
        big.write_bytes(pickle.dumps(_times(made["hoi-dap"], 11)))
        print(f"1,000 pages in volumes: {_words(_apart('volumes', big))}")


def _times(packet: Packet, count: int) -> Packet:
    """The packet's parts over and over, each with anchors of its own."""
    parts = tuple(
        replace(
            part, anchor=f"{part.anchor}-{n}", blocks=tuple(_without_anchor(block) for block in part.blocks)
        )
        for n in range(count)
        for part in packet.parts
    )
    return replace(packet, parts=parts)


def _without_anchor(block: Any) -> Any:
    return replace(block, anchor="") if getattr(block, "anchor", "") else block


def _words(figures: Sequence[float]) -> str:
    cpu, memory, pages = figures
    return f"{pages:.0f} pages, {cpu:.1f} CPU-s, {memory:.0f} MB"


def _apart(what: str, packet: Path) -> tuple[float, float, float]:
    command = [sys.executable, __file__, what, str(packet)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | press.ENVIRONMENT
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    cpu, memory, pages = map(float, done.stdout.split()[-3:])
    return cpu, memory, pages


def measure(what: str, packet: Packet) -> int:
    """Do it once; the number of pages."""
    if what == "weasyprint":
        from weasyprint import HTML  # type: ignore[import-not-found]

        document = HTML(string="".join(_html(packet)), base_url=str(ROOT)).render()
        document.write_pdf(pdf_variant="pdf/ua-1")
        return len(document.pages)
    if what == "volumes":
        files = volumes.write(packet, FORMATS[0])
        assert all(file.pages <= volumes.LIMIT for file in files)
        return sum(file.pages for file in files)
    return FORMATS[0].write(packet).pages


def _html(packet: Packet) -> Iterator[str]:
    fonts = (ROOT / "hooks/namro/outputs/packets/fonts").as_uri()
    yield f"<html lang=vi><title>{html.escape(packet.title)}</title><style>{STYLE.replace('FONTS', fonts)}</style><body><div class=toc>"
    heads = [b for part in packet.parts for b in part.blocks if isinstance(b, Heading) and b.level == 2]
    yield "".join(f"<p><a href='#{h.anchor or id(h)}'>{_text(h.content)}</a></p>" for h in heads[:60])
    yield "</div>"
    for part in packet.parts:
        yield f"<h1>{html.escape(part.title)}</h1>"
        for block in part.blocks:
            if isinstance(block, Heading):
                yield f"<h{block.level} id='{block.anchor or id(block)}'>{_text(block.content)}</h{block.level}>"
            elif isinstance(block, Table):
                yield (
                    "<table><thead><tr>"
                    + "".join(f"<th>{html.escape(h)}</th>" for h in block.head)
                    + "</tr></thead>"
                )
                yield "".join(
                    "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>"
                    for row in block.rows
                )
                yield "</table>"
            else:
                yield "".join(f"<p>{text}</p>" for text in _paragraphs(block))


def _paragraphs(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield html.escape(value)
    elif isinstance(value, tuple) and value and all(isinstance(item, Node) for item in value):
        yield _text(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _paragraphs(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            if item.name not in ("anchor", "kind", "look", "marker"):
                yield from _paragraphs(getattr(value, item.name))


def _text(value: Any) -> str:
    if isinstance(value, Node):
        inner = html.escape(value.text) + "".join(map(_text, value.children))
        return (
            f"<{value.kind}>{inner}</{value.kind}>"
            if value.kind in ("strong", "em", "ul", "li")
            else f"{inner} "
        )
    return "".join(map(_text, value))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        start = resource.getrusage(resource.RUSAGE_SELF)
        pages = measure(sys.argv[1], pickle.loads(Path(sys.argv[2]).read_bytes()))
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(used.ru_utime + used.ru_stime - start.ru_utime - start.ru_stime, used.ru_maxrss / 1024, pages)
