"""A catalogue that was kept finds what the one from the files found, and is kept no longer than its files stay."""

from pathlib import Path

import pytest
from making import message, run

from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.tweak import Tweak
from outreach_lint.engine import ready
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.ready import ready_catalogue
from outreach_lint.errors import Place, RuleError
from outreach_lint.kinds.resources import Resources

RULE = """title: Moods
severity: warning
weight: 3
match: {match}
message: “{{match}}” is a mood.
why: It says nothing.
examples: {{bad: ["x"], good: ["y"]}}
"""
PHRASES = "{kind: phrases, any: ['{mood} (boat|lake)', harbour], unless: [forecast]}"
PATTERN = "{kind: pattern, any: ['[0-9]+ knots']}"
TEXT = "A lovely boat and a rather grey lake, at 12 knots to the harbour."
FOUND = ["lovely boat", "rather grey lake", "12 knots", "harbour"]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a pack of two rules and a list, with a cache of its own."""
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "kept"))
    root = tmp_path / "pack"
    for name, text in {
        "_lists/mood.yaml": "- lovely\n- (quite|rather) grey\n",
        "house/mood.yaml": RULE.format(match=PHRASES),
        "house/speed.yaml": RULE.format(match=PATTERN),
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def made(root: Path, version: str = "1", **tweaks: Tweak) -> Catalogue:
    return ready_catalogue([root], {f"house/{name}": tweak for name, tweak in tweaks.items()}, version, lambda _: None)


def found(catalogue: Catalogue, text: str = TEXT) -> list[str]:
    resources = Resources(catalogue.lists, memo=catalogue.memo, trusted=catalogue.trusted)
    outcome = run(RuleSet(catalogue.rules, resources, catalogue.openings), message(text))
    assert not outcome.failures
    return [finding.excerpt for finding in outcome.findings]


def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets an entry whenever a pack is read from its files."""
    counted: list[str] = []
    plain = ready.assemble

    def counting(*args: object) -> Catalogue:
        counted.append("read")
        return plain(*args)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(ready, "assemble", counting)
    return counted


def test_what_was_kept_is_what_was_made_and_finds_the_same(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = loads(monkeypatch)
    first, second = made(pack), made(pack)
    assert counted == ["read"]
    assert second.rules == first.rules
    assert second.lists == {"mood": ("lovely", "(quite|rather) grey")}
    assert second.openings == first.openings
    assert (first.trusted, second.trusted) == (True, True)
    assert found(first) == found(second) == FOUND
    assert found(second, "A forecast of lovely lake weather.") == []


def test_what_is_kept_holds_what_was_found_out(pack: Path) -> None:
    made(pack)
    memo = made(pack).memo
    assert "mood" in memo.indexes
    assert memo.indexes["mood"] is not None
    assert memo.short.get("-harbour")
    assert memo.short.get("-port") is None
    assert memo.short.get("-forecast"), "of a guard, which is compiled when it is first needed"
    assert "-forecast" in memo.short
    assert memo.literals.get("[0-9]+ knots") == (frozenset({" knots"}),)


@pytest.mark.parametrize("name", ["house/mood.yaml", "_lists/mood.yaml"])
def test_a_file_that_has_changed_is_read_again(name: str, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = loads(monkeypatch)
    assert found(made(pack)) == FOUND
    text = (pack / name).read_text(encoding="utf-8")
    (pack / name).write_text(text.replace("lovely", "splendid").replace("harbour", "quayside"), encoding="utf-8")
    assert found(made(pack)) != FOUND
    assert counted == ["read", "read"]


def test_another_version_or_tweak_reads_the_files_again(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = loads(monkeypatch)
    made(pack)
    made(pack, "2")
    tweaked = made(pack, mood=Tweak(weight=9))
    assert counted == ["read"] * 3
    assert [rule.rule.weight for rule in tweaked.rules] == [9, 3]
    assert [rule.rule.weight for rule in made(pack, mood=Tweak(weight=9)).rules] == [9, 3]
    assert counted == ["read"] * 3


def test_a_tweak_of_no_rule_is_told_at_its_place(pack: Path) -> None:
    with pytest.raises(RuleError) as caught:
        ready_catalogue([pack], {"house/wood": Tweak(weight=9)}, "1", lambda name: Place(f"{name} in c.yaml", 3))
    assert caught.value.place == Place("house/wood in c.yaml", 3)


@pytest.mark.parametrize("packaged", [False, True])
def test_a_rule_that_cannot_be_compiled_is_refused_unless_a_release_has_compiled_it(
    pack: Path, monkeypatch: pytest.MonkeyPatch, *, packaged: bool
) -> None:
    monkeypatch.setattr(ready, "is_packaged", lambda root: packaged and root == pack)
    (pack / "house/speed.yaml").write_text(RULE.format(match="{kind: pattern, any: ['(']}"), encoding="utf-8")
    if packaged:
        assert len(made(pack).rules) == 2
    with pytest.raises(RuleError) as caught:
        made(pack, mood=Tweak(weight=9)) if packaged else made(pack)
    assert caught.value.place is not None
    assert caught.value.place.path.endswith("speed.yaml")


def test_a_rule_of_a_pack_beside_the_shipped_ones_is_checked(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "is_packaged", lambda root: root == pack)
    own = pack.with_name("own")
    (own / "house").mkdir(parents=True)
    (own / "house/speed.yaml").write_text(RULE.format(match="{kind: pattern, any: ['(']}"), encoding="utf-8")
    with pytest.raises(RuleError):
        ready_catalogue([pack, own], {}, "1", lambda _: None)
