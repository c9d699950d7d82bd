"""A folder of made-up campaigns for tests: spreadsheets, lines of JSON, mails, drafts; some of it cannot be read."""

import csv
import json
from pathlib import Path

NAMES = ("Ana", "Bo", "Chidi", "Dana", "Esra")
BODY = "Hi {name},\n\nThis is my {nth} email to you about the crane in hall {number}.\n\n{extra}Best,\nTom"
EXTRAS = ("", "You never replied to my last email.\n\n", "Dear {{first_name}}, call me.\n\n", "We lift {x} it.\n\n")
SELECT = "guilt,sequence,records,fields,generic/template-share,length"


def body(number: int) -> str:
    extra = EXTRAS[number % len(EXTRAS)]
    nth = ("second", "third", "fourth")[number % 3]
    return BODY.format(name=NAMES[number % len(NAMES)], nth=nth, number=number // 2, extra=extra)


def write_table(path: Path, rows: int) -> None:
    """Write a spreadsheet in which readers come back, and every twentieth row has no message."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["id", "First Name", "email", "body"])
        for number in range(rows):
            name, text = NAMES[number % len(NAMES)], "" if number % 20 == 19 else body(number)
            table.writerow([f"r{number}", name, f"{name}{number // 15}@n.example", text])


def write_all(folder: Path, rows: int = 48) -> None:
    """Write campaigns in several formats, and a configuration that treats some of them in its own way."""
    write_table(folder / "a.csv", rows)
    lines = [json.dumps({"id": f"j{number}", "body": body(number)}) for number in range(rows // 2)]
    (folder / "b.jsonl").write_text("\n".join([*lines, "{broken", ""]), encoding="utf-8")
    mail = "From a@b.example Mon Nov 16 09:00:00 2026\nFrom: a@b.example\nTo: c@d.example\nSubject: Crane\n\n{}\n\n"
    (folder / "c.mbox").write_text("".join(mail.format(body(number)) for number in range(12)), encoding="utf-8")
    for number in range(12):
        (folder / f"d{number}.txt").write_text(body(number), encoding="utf-8")
    (folder / "e.txt").write_bytes(b"\xff\xfe\x00")
    overrides = "overrides:\n  - {paths: ['b.*', 'd1*.txt'], ignore: [guilt]}\n  - {paths: ['c.*'], channel: sms}\n"
    (folder / ".outreach-lint.yaml").write_text(overrides, encoding="utf-8")
