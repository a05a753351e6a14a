"""Small PDFs of a test's own, written by hand (ISO 32000-1, 7.5)."""

from __future__ import annotations


def a_pdf(*pages: str, trailer: str = "", **objects: str) -> bytes:
    """A PDF with a page for each text (plain ASCII; "" is a page with a line drawn and no text).

    `trailer` goes into its trailer, `objects` are further ones by number ("_9").
    """
    kids = " ".join(f"{10 + 2 * place} 0 R" for place in range(len(pages)))
    bodies = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for place, text in enumerate(pages):
        number = 10 + 2 * place
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
        drawn = f"BT /F1 12 Tf 40 700 Td {lines}ET" if text else "40 700 m 300 700 l S"
        bodies[number] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {number + 1} 0 R >>"
        )
        bodies[number + 1] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    bodies |= {int(name.removeprefix("_")): body for name, body in objects.items()}
    out = "%PDF-1.7\n"
    places = {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += "xref\n0 1\n0000000000 65535 f \n"
    out += "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    out += f"trailer\n<< /Size {max(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("ascii")


def an_encrypted_pdf() -> bytes:
    """One whose password nobody knows: the keys it is checked against are made up (7.6.3)."""
    keys = "<" + "5a" * 32 + ">"
    locked = f"<< /Filter /Standard /V 1 /R 2 /O {keys} /U {keys} /P -44 >>"
    return a_pdf("Nobody reads this.", trailer="/Encrypt 9 0 R /ID [<00> <00>]", _9=locked)
