"""Packs, tweaks and selection."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from making import rule

from outreach_lint.catalog.assemble import Catalogue, assemble, select, without
from outreach_lint.catalog.locate import pack_root
from outreach_lint.catalog.pack import Pack
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.catalog.tweak import Tweak
from outreach_lint.errors import RuleError

RULES = (
    rule("red", "paint/red", tags=["loud"], aliases=["colour/red"]),
    rule("blue", "paint/blue"),
    rule("big", "size/big", tags=["loud"]),
    rule("odd", "size/odd", status="preview", tags=["loud"]),
)
CATALOGUE = Catalogue(tuple(sorted(RULES, key=lambda one: one.id)), {})


@pytest.mark.parametrize(
    ("wanted", "unwanted", "ids"),
    [
        ([], [], ["paint/blue", "paint/red", "size/big"]),
        (["all"], [], ["paint/blue", "paint/red", "size/big"]),
        (["paint/red"], [], ["paint/red"]),
        (["paint"], [], ["paint/blue", "paint/red"]),
        (["tag:loud"], [], ["paint/red", "size/big"]),
        (["colour/red"], [], ["paint/red"]),
        (["paint", "size/odd"], [], ["paint/blue", "paint/red", "size/odd"]),
        (["size"], [], ["size/big"]),
        ([], ["paint"], ["size/big"]),
        ([], ["tag:loud"], ["paint/blue"]),
        ([], ["colour/red"], ["paint/blue", "size/big"]),
        (["paint"], ["paint/red"], ["paint/blue"]),
        ([], ["all"], []),
        (["size/odd"], ["size/odd"], []),
    ],
)
def test_rules_are_chosen_by_id_category_tag_and_alias(wanted: list[str], unwanted: list[str], ids: list[str]) -> None:
    assert [chosen.id for chosen in select(CATALOGUE, wanted, unwanted).rules] == ids


@pytest.mark.parametrize(
    ("name", "near"),
    [("paint/redd", "paint/red"), ("pant", "paint"), ("paint/blu", "paint/blue"), ("zzzzzz", None), ("tag:none", None)],
)
def test_an_unknown_name_is_an_error_with_the_nearest_known_one(name: str, near: str | None) -> None:
    for wanted, unwanted in (([name], []), ([], [name])):
        with pytest.raises(RuleError, match=f"no rule or category is called “{name}”") as caught:
            select(CATALOGUE, wanted, unwanted)
        assert ("did you mean" in str(caught.value)) == bool(near)
        assert near is None or f"did you mean “{near}”?" in str(caught.value)


def test_leaving_rules_out_again_is_no_error() -> None:
    assert [one.id for one in without(CATALOGUE, ["paint", "unknown"]).rules] == ["size/big", "size/odd"]


def test_a_rule_is_found_by_its_alias() -> None:
    assert CATALOGUE.find("colour/red").id == "paint/red"


def pack(*rules: CatalogRule, lists: dict[str, tuple[str, ...]] | None = None) -> Pack:
    return Pack("pack", rules, lists or {})


def test_a_later_pack_takes_the_place_of_a_rule_and_a_list() -> None:
    first = pack(rule("red", "a/x", title="Old"), rule("b", "a/y"), lists={"hues": ("red",), "sizes": ("big",)})
    built = assemble([first, pack(rule("red", "a/x", title="New"), lists={"hues": ("blue",)})], {})
    assert [(one.id, one.rule.title) for one in built.rules] == [("a/x", "New"), ("a/y", "Title")]
    assert dict(built.lists) == {"hues": ("blue",), "sizes": ("big",)}


TWEAKS = [
    ({"severity": "info"}, ("info", 5, ("red",))),
    ({"weight": 0}, ("warning", 0, ("red",))),
    ({"also": ["crimson"]}, ("warning", 5, ("red", "crimson"))),
    ({"options": {"any": ["blue"]}}, ("warning", 5, ("blue",))),
    ({"options": {"any": ["blue"]}, "also": ["green"]}, ("warning", 5, ("blue", "green"))),
    ({}, ("warning", 5, ("red",))),
]


@pytest.mark.parametrize(("changes", "expected"), TWEAKS)
def test_a_tweak_changes_what_it_names_and_nothing_else(changes: dict[str, Any], expected: tuple[Any, ...]) -> None:
    original = rule("red", "a/x")
    built = assemble([pack(original)], {"a/x": msgspec.convert(changes, Tweak)}).rules[0]
    spec = built.rule
    assert (spec.severity, spec.weight, spec.match.any) == expected  # type: ignore[union-attr]
    assert (spec.title, spec.examples, built.path) == (original.rule.title, original.rule.examples, original.path)
    assert original == rule("red", "a/x")


def test_a_tweak_may_name_an_alias() -> None:
    built = assemble([pack(rule("red", "a/x", aliases=["b/x"]))], {"b/x": Tweak(weight=1)})
    assert built.rules[0].rule.weight == 1


@pytest.mark.parametrize(
    ("match", "changes", "reason"),
    [
        ("red", {"options": {"inflect": True}}, "has no option “inflect”; its options are any, unless"),
        ("red", {"options": {"any": "red"}}, "a/x: any: a list is expected here, not a text"),
        ("red", {"options": {"any": []}}, "a/x: any: a list that is not empty is expected here"),
        ({"kind": "measure", "measure": "words", "max": 5}, {"also": ["x"]}, "has no list of phrases that `also`"),
        ({"kind": "reference", "check": "shouted_name"}, {"options": {"check": "x"}}, "its options are none"),
    ],
)
def test_a_tweak_that_does_not_fit_the_kind_is_an_error(match: Any, changes: dict[str, Any], reason: str) -> None:  # noqa: ANN401  (a match is plain data)
    with pytest.raises(RuleError) as caught:
        assemble([pack(rule(match, "a/x"))], {"a/x": msgspec.convert(changes, Tweak)})
    assert reason in str(caught.value)


def test_a_tweak_of_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(RuleError, match=r"called “a/y”; did you mean “a/x”\?"):
        assemble([pack(rule("red", "a/x"))], {"a/y": Tweak()})


def test_a_pack_is_a_folder_or_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "installed_pack/rules").mkdir(parents=True)
    (tmp_path / "bare_pack").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    assert pack_root("installed_pack", elsewhere) == tmp_path / "installed_pack/rules"
    assert pack_root("bare_pack", tmp_path) == tmp_path / "bare_pack"
    with pytest.raises(RuleError, match="the package bare_pack has no folder “rules”"):
        pack_root("bare_pack", elsewhere)
    with pytest.raises(RuleError, match="no rule pack “no-such”"):
        pack_root("no-such", elsewhere)
