"""How long an import takes and how much memory, and how both grow with the text.

    .venv/bin/python benchmarks/importing.py

Each measurement is a process of its own, so that its peak of memory is its own; of three runs the
median time stands. Needs requirements-dev.txt (python-docx makes the documents).
"""

import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from PIL import Image

CLAUSES = (
    "市委每季度研究一次学习计划",
    "把重点任务分解到各个专班",
    "逐项明确责任人和完成时限",
    "各县区结合自身产业特点把课堂搬进车间和田头",
    "累计解决企业和群众反映的具体问题二百余件",
    "组织宣讲小分队走进渡口码头和社区院落",
    "用身边的例子讲清楚大道理",
    "年底由督查专班统一验收并通报结果",
)
SIZES = (20_000, 100_000, 300_000, 1_000_000)
RUNS = 3


def paragraphs(size: int) -> list[str]:
    """An article of ``size`` characters: sections, measures, paragraphs of about 200 characters."""
    chance, lines, written = random.Random(size), ["把课堂搬到一线", "澜江市委宣传部"], 0
    while written < size:
        number = len(lines)
        if number % 12 == 2:
            line = f"{_numeral(number // 12 + 1)}、健全制度，学有遵循"
        elif number % 4 == 3:
            line = f"（{_numeral(number % 12 // 4 + 1)}）{_prose(chance, 200)}"
        else:
            line = _prose(chance, 200)
        lines.append(line)
        written += len(line)
    return lines


def _prose(chance: random.Random, size: int) -> str:
    text = ""
    while len(text) < size:
        text += "，".join(chance.sample(CLAUSES, 3)) + "。"
    return text


def _numeral(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number % 100 or 99, 10)
    lead = "" if tens == 0 else ("十" if tens == 1 else digits[tens] + "十")
    return lead + (digits[ones] if ones else "")


def make_text(path: Path, size: int) -> None:
    path.write_text("\n\n".join(paragraphs(size)), encoding="utf-8")


def make_html(path: Path, size: int) -> None:
    body = "\n".join(f"<p style='text-indent:2em'>{line}</p>" for line in paragraphs(size))
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{body}</body>", encoding="utf-8")


def make_document(path: Path, size: int, pictures: int = 10) -> None:
    """A Word file with its numbers typed, a bold run in each paragraph, and photographs."""
    document = docx.Document()
    lines = paragraphs(size)
    every = max(1, len(lines) // pictures)
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        paragraph.add_run(line[:12]).bold = number % 5 == 0
        paragraph.add_run(line[12:])
        if number % every == every - 1 and pictures:
            document.add_picture(io.BytesIO(_photograph(number)))
            pictures -= 1
    document.save(path)


def _photograph(seed: int) -> bytes:
    """A JPEG of 1,600 × 1,200 points with as much in it as a photograph has: about 600 kB."""
    noise = Image.frombytes("L", (400, 300), random.Random(seed).randbytes(120_000))
    picture = Image.merge("RGB", [noise.resize((1600, 1200), Image.Resampling.BICUBIC)] * 3)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=85)
    return data.getvalue()


MAKERS = {".txt": make_text, ".html": make_html, ".docx": make_document}


def measure(path: Path) -> dict:
    """In a process of its own: seconds to read and to understand, peak memory in MB."""
    out = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("import_one.py")), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(out.stdout)


def main() -> None:
    print("| File | Characters | Size | Read | Understood | In all | Per 1,000 characters | Peak |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for suffix, make in MAKERS.items():
            for size in SIZES:
                path = Path(folder) / f"article{suffix}"
                make(path, size)
                print(_row(path, size), flush=True)


def _row(path: Path, size: int) -> str:
    runs = [measure(path) for _ in range(RUNS)]
    read, understood, seconds = (
        statistics.median(run[key] for run in runs) for key in ("read", "understand", "seconds")
    )
    peak = max(run["peak"] for run in runs)
    return (
        f"| {path.suffix} | {size:,} | {path.stat().st_size / 1e6:.1f} MB | {read:.2f} s "
        f"| {understood:.2f} s | {seconds:.2f} s | {seconds / size * 1e6:.1f} ms | {peak:.0f} MB |"
    )


if __name__ == "__main__":
    main()
