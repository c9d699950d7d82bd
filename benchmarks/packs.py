"""Made-up rules: packs of phrases, patterns and combinations beside the built-in ones, the same at every run."""

import json
import random
from pathlib import Path

from made_up import NOUNS, QUALITIES, VERBS

WHO = ("we", "our team", "i", "you", "your team", "they", "the board")
WHOSE = ("your", "our", "the", "a", "every", "their")
PHRASES = (
    "{q} {n}",
    "({v}|{v}|{v}) {whose} {n}",
    "({who}|{who}) ...2 {v} {whose}? ({n}|{n}|{n})",
    "{v} ...3 {n}",
    "({n}|{n}) (and|or|without) (a|the)? {q} ({n}|{n})",
    "{whose} {q} ({n}|{n}|{n}|{n})",
    "as {q} as {whose} {n}",
    "({v}|{v}) {{made-{list}}}",
    "no ...1 {n} (left|needed|like {whose} {n})",
)
PATTERNS = (
    r"(?:{v}|{v})(?:s|ed|ing)? {whose} {n}s?",
    r"\d+ ?(?:%|percent) (?:more|fewer) {n}s?",
    r"[€$£] ?\d+(?:[.,]\d+)?k? (?:per|for each|a) {n}",
    r"(?P<mark>{n}[-/ ]?{n}) (?:of|in|at) {whose} {q}",
    r"{n}s? (?:never|always|hardly) {v}",
)
LISTS = 20


def _filled(chance: random.Random, frame: str) -> str:
    """Return a phrase or pattern with its gaps filled, each one anew."""
    pools = {"{n}": NOUNS, "{v}": VERBS, "{q}": QUALITIES, "{who}": WHO, "{whose}": WHOSE}
    for gap, pool in pools.items():
        while gap in frame:
            frame = frame.replace(gap, chance.choice(pool), 1)
    return frame.replace("{list}", str(chance.randrange(LISTS))).replace("{{", "{").replace("}}", "}")


def _match(chance: random.Random) -> dict[str, object]:
    """Return what a rule looks for: of ten rules seven have phrases, two patterns, one needs two things at once."""
    kind = chance.choices(("phrases", "pattern", "combine"), (7, 2, 1))[0]
    if kind == "pattern":
        return {"kind": kind, "any": [_filled(chance, f) for f in chance.choices(PATTERNS, k=chance.randint(1, 4))]}
    some = [_filled(chance, frame) for frame in chance.choices(PHRASES, k=chance.randint(1, 9))]
    if kind == "combine":
        beside = [_filled(chance, frame) for frame in chance.choices(PHRASES, k=2)]
        members = [{"kind": "phrases", "any": some}, {"kind": "phrases", "any": beside}]
        return {"kind": kind, "all": members, "within": "sentence"}
    match: dict[str, object] = {"kind": kind, "any": some}
    if chance.random() < 1 / 2:
        match["unless"] = {"sentence": [_filled(chance, "{whose} {n}"), _filled(chance, "not ...2 {v}")]}
    return match


def write_pack(folder: Path, count: int, seed: int = 7) -> None:
    """Write a pack of so many rules, one file each, with lists that some of them share."""
    chance = random.Random(seed)  # noqa: S311 -- rules, no secrets
    (folder / "_lists").mkdir(parents=True)
    for number in range(LISTS):
        members = [_filled(chance, chance.choice(("{n}", "{q} {n}", "{n} and {n}"))) for _member in range(12)]
        (folder / "_lists" / f"made-{number}.yaml").write_text(json.dumps(sorted(set(members))), encoding="utf-8")
    for number in range(count):
        rule = {
            "title": f"Made-up rule {number}",
            "severity": chance.choice(("info", "warning")),
            "weight": chance.randint(1, 6),
            "tags": ["generic_pitch"],
            "match": _match(chance),
            "message": "“{match}” stands in a made-up rule.",
            "instead": "Say something else.",
            "why": "A benchmark needs rules, and these are as varied as those that people write.",
            "examples": {"bad": ["A made-up fault."], "good": ["Nothing of the kind."]},
        }
        path = folder / f"made{number % 20}" / f"rule-{number}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(rule, ensure_ascii=False, indent=1), encoding="utf-8")
