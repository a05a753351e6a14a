"""How long the number lock takes a sentence, over the attack sets of tests/compose.

    PYTHONPATH=src:tests/compose .venv/bin/python bench/lock.py

Prints the median and the 95th percentile of the CPU time in milliseconds (what others do on the machine does not count), apart for English and for what is told in English first.
Each answer's lock is fresh, as in a turn: what is read of its records is read anew.
"""

from __future__ import annotations

from statistics import quantiles
from time import thread_time

from attack import evidence_for, read_lines

from persea.compose.lock import Lock


def main() -> None:
    for told, wanted in (("English", ("en",)), ("German, Spanish, French", ("de", "es", "fr"))):
        fresh, warm = [], []
        for name in ("attack_wrong.jsonl", "attack_true.jsonl", "lock_languages.jsonl"):
            for line in read_lines(name):
                if line["language"] in wanted:
                    lock = Lock(evidence_for(line))
                    fresh.append(_ms(lock, line["sentence"]))
                    warm.append(_ms(lock, line["sentence"]))
        for kind, taken in (("first of an answer", fresh), ("any later one", warm)):
            cuts = quantiles(taken, n=100)
            print(
                f"{told}, {kind}: n={len(taken)} p50 {cuts[49]:.2f} ms, p95 {cuts[94]:.2f} ms, max {max(taken):.1f} ms"
            )


def _ms(lock: Lock, sentence: str) -> float:
    begun = thread_time()
    lock.read(sentence)
    return (thread_time() - begun) * 1000


if __name__ == "__main__":
    main()
