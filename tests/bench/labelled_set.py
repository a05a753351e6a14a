"""A small labelled set as files, for the tests of the search benchmark."""

from __future__ import annotations

from pathlib import Path

QUERIES = "query_id\tquery\nq1\twaterproof boots\nq2\twool blanket\nq3\tnothing like it\n"
PRODUCTS = (
    "product_id\ttitle\tdescription\tbrand\tcategory\tattributes\n"
    "p1\tRidge Boots\tWaterproof leather boots\tOlm\tShoes > Boots\tMaterial: leather; Lining: wool; Lining: felt\n"
    "p2\tCity Boots\tFor dry days\tOlm\tShoes > Boots\t\n"
    "p3\tWool Blanket\tWarm\t\t\t\n"
    "p4\tDesk Lamp\tLight for a desk\t\tHome > Lamps\t\n"
)
JUDGEMENTS = "query_id\tproduct_id\tgrade\nq1\tp1\t3\nq1\tp2\t1\nq2\tp3\t2.5\nq2\tp4\t0\nq3\tp4\t0\n"
MISSPELT = "query_id\tquery\tof\nm1\twaterprof boots\tq1\n"


def write_set(folder: Path, **tables: str | bytes) -> Path:
    """The set, with some of its tables replaced; an empty one is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    whole: dict[str, str | bytes] = {
        "queries": QUERIES, "products": PRODUCTS, "judgements": JUDGEMENTS, "misspelt": MISSPELT,
    }  # fmt: skip
    for name, content in (whole | tables).items():
        if content:
            data = content.encode() if isinstance(content, str) else content
            (folder / f"{name}.tsv").write_bytes(data)
    return folder
