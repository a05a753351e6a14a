"""What Persea makes out of what is said, shown and handed over: right how often, how fast.

    script/bench senses [--quick] [--json] [PART ...]        parts: voice, barcodes, ocr, photos, documents; all

Each part is a module of bench/sensing with what it measures and how in its docstring. What a part needs and this machine lacks
(voices, pictures) it says, and is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

_PARTS = ("voice", "barcodes", "ocr", "photos", "documents")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*_PARTS, []])
    parser.add_argument(
        "--quick", action="store_true", help="fewer of everything: minutes instead of an hour"
    )
    parser.add_argument("--json", action="store_true", help="the figures alone on stdout")
    given = parser.parse_args()
    figures = {}
    for part in given.parts or _PARTS:
        measuring = import_module(f"sensing.{part}")
        print(f"{part} … (load {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)
        begun = time.monotonic()
        measured = measuring.measure(given.quick)
        figures[part] = asdict(measured)
        if not given.json:
            print(f"\n## {part}\n\n{measuring.table(measured)}", flush=True)
        print(f"{part}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    if given.json:
        print(json.dumps(figures, default=str, indent=1))


if __name__ == "__main__":
    main()
