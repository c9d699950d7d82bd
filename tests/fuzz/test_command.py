"""Noise at the command line: what it prints steers no terminal, and every report that it writes can be read."""

from pathlib import Path
from random import Random

import pytest
from fuzz_noise import any_bytes, any_text, carried
from fuzz_outputs import check_output, printable

from outreach_lint.cli.main import exit_code
from outreach_lint.report.formats import FORMATS

WRITTEN = [name for name in FORMATS if name not in {"text", "parquet"}]


@pytest.mark.parametrize("make", [any_bytes, any_text], ids=["bytes", "unicode"])
@pytest.mark.parametrize("redact", [False, True], ids=["plain", "redacted"])
def test_noise_in_files_of_every_format_is_told_in_every_report(
    make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, redact: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    reports = [f"--format={name}=out/{name}" for name in WRITTEN]
    for seed in range(4):
        draw = Random(f"{seed} {redact}").randrange  # noqa: S311  (no secret)
        for number, (name, held) in enumerate(carried(make(draw)[1])):  # type: ignore[operator]
            Path(f"{number}{name}").write_bytes(held)
            Path(f"bare{number}{name}").write_bytes(make(draw)[1])  # type: ignore[operator]
        files = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
        Path("out").mkdir(exist_ok=True)
        code = exit_code([*files, "--format=text", *reports, *(["--redact"] if redact else [])])
        printed = capsys.readouterr()
        assert code in {1, 2}
        printable(printed.out)
        printable(printed.err)
        assert "Traceback" not in printed.err
        for name in WRITTEN:
            check_output(name, Path("out", name).read_text(encoding="utf-8"))
