"""Nobody can read in the cache what a message, its record or its fix says."""

import base64
from pathlib import Path

import pytest

from outreach_lint.caching.seal import keys_of, opened, sealed
from outreach_lint.cli.main import exit_code

SECRETS = {
    "subject": "Zephyrine",
    "body": "Quillmarsh",
    "prospect": "Ottersby",
    "company": "Vantrosse Kettleworks",
    "sender": "Brambleforth",
    "preheader": "Xylocarp",
    "fixed": "Wolverdine",
    "path": "Marrowick",
    "recent": "Thistlegorm",
    "ignore": "Pemberquist",
}
TEXT = """---
subject: "{subject} has  two blanks"
preheader: {preheader} looks in
prospect: {{first_name: {prospect}, company: {company}, recent: [opened a yard in {recent}]}}
sender: {{name: {sender}}}
---
<!-- outreach-lint: ignore[weather] {ignore} said so -->
Hi {shouted},

I hope this email finds you well. HELLO {body} we did. You never replied about {body}.
the the {fixed} Wolverdine  yard is number {number}, and {{{{company}}}} is {{{{unknown}}}}.
"""


@pytest.mark.parametrize("prospect", [False, True], ids=["", "with --prospect"])
def test_no_word_of_a_message_is_in_any_byte_of_the_cache(
    *, prospect: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cache, work = tmp_path / "cache", tmp_path / SECRETS["path"]
    work.mkdir()
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(cache))
    for number in range(10):
        text = TEXT.format(**SECRETS, shouted=SECRETS["prospect"].upper(), number=number)
        (work / f"{number}.md").write_text(text, encoding="utf-8")
    record = tmp_path / "record.yaml"
    record.write_text(f"first_name: {SECRETS['prospect']}\ncompany: {SECRETS['company']}\n", encoding="utf-8")
    exit_code([str(work), "--fail-on", "never", *(["--prospect", str(record)] if prospect else [])])
    shown = capsys.readouterr().out
    assert SECRETS["body"] in shown
    assert SECRETS["prospect"].upper() in shown
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert any(path.name.startswith("results-") for path in files)
    for path in files:
        data = path.read_bytes() + path.name.encode()
        for secret in SECRETS.values():
            for word in secret.split():
                for form in _forms(word):
                    assert form not in data, (path.name, word)


def _forms(word: str) -> list[bytes]:
    cases = (word, word.upper(), word.lower(), word[::-1])
    encoded = base64.b64encode(word.encode())[:8]
    return [*(case.encode(code) for case in cases for code in ("utf-8", "utf-16-le")), encoded]


def test_only_all_that_decided_an_entry_opens_it() -> None:
    keys = keys_of((b"rules", b"path", b"bytes of the file"))
    kept = sealed(b"what was found", keys)
    assert opened(kept, keys) == b"what was found"
    for other in ((b"rules", b"path", b"bytes of the filE"), (b"rulesp", b"ath", b"bytes of the file"), (b"rules",)):
        assert keys_of(other).name != keys.name
        assert opened(kept, keys_of(other)) is None


def test_two_payloads_under_the_same_keys_share_no_stream() -> None:
    keys = keys_of((b"file",))
    one, other = (sealed(payload * 8, keys)[16:] for payload in (b"Monday..", b"Tuesday."))
    plain = bytes(a ^ b for a, b in zip(b"Monday.." * 8, b"Tuesday." * 8, strict=True))
    assert bytes(a ^ b for a, b in zip(one, other, strict=True)) != plain


@pytest.mark.parametrize("kept", [b"", b"x", b"y" * 16, b"z" * 400])
def test_what_was_not_sealed_here_does_not_open(kept: bytes) -> None:
    assert opened(kept, keys_of((b"file",))) is None
