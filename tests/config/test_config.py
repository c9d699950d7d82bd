"""Configuration: which file counts, what it extends, and which settings hold for a path."""

from pathlib import Path

import pytest

from outreach_lint.config.globs import matches
from outreach_lint.config.load import find_config, load_config
from outreach_lint.errors import ConfigError
from outreach_lint.pipeline import defaults_for
from outreach_lint.sources.defaults import Defaults

NAME = ".outreach-lint.yaml"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upward_is_found(tmp_path: Path) -> None:
    outer, inner = write(tmp_path / NAME, ""), tmp_path / "a/b"
    inner.mkdir(parents=True)
    assert find_config(inner) == outer
    nearer = write(tmp_path / "a" / NAME, "")
    assert find_config(inner) == nearer


def test_a_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    outer = write(tmp_path / NAME, "")
    project = write(tmp_path / "a/pyproject.toml", "[tool.other]\nx = 1\n")
    assert find_config(tmp_path / "a") == outer
    write(project, '[tool.outreach-lint]\nfail_on = "info"\noverrides = [{paths = ["x/"], kind = "template"}]\n')
    assert find_config(tmp_path / "a") == project
    config = load_config(project)
    assert config.settings.fail_on == "info"
    assert config.settings.overrides[0].kind == "template"


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\noutreach-lint = 3\n"])
def test_a_pyproject_with_something_odd_in_its_place_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path / "pyproject.toml", text)
    outer = find_config(tmp_path)
    assert outer is None or outer.parent != tmp_path


def test_the_yaml_file_goes_before_the_pyproject_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.outreach-lint]\n")
    assert find_config(tmp_path) == tmp_path / "pyproject.toml"
    own = write(tmp_path / NAME, "")
    assert find_config(tmp_path) == own


def test_without_a_file_and_with_an_empty_one_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(write(tmp_path / NAME, "# nothing\n")).settings == load_config(None).settings


def test_in_what_is_extended_lists_add_up_and_single_values_win(tmp_path: Path) -> None:
    write(
        tmp_path / "base.yaml",
        "ignore: [tone]\nnames: [MUJI]\nmin_score: 60\nfail_on: info\nselect: [guilt]\n"
        "tweaks: {a/x: {weight: 1}, a/y: {weight: 2}}\n",
    )
    own = "extends: base.yaml\nignore: [ask, tone]\nmin_score: 0\nselect: [names]\ntweaks: {a/y: {weight: 3}}\n"
    settings = load_config(write(tmp_path / NAME, own)).settings
    assert settings.ignore == ("tone", "ask")
    assert settings.names == ("MUJI",)
    assert (settings.min_score, settings.fail_on) == (0, "info")
    assert settings.select == ("names",)
    assert {name: tweak.weight for name, tweak in settings.tweaks.items()} == {"a/x": 1, "a/y": 3}


def test_of_several_that_are_extended_the_last_wins_and_own_settings_over_all(tmp_path: Path) -> None:
    write(tmp_path / "one.yaml", "min_score: 10\nchannel: sms\nnames: [A]\n")
    write(tmp_path / "deep/two.yaml", "extends: three.yaml\nmin_score: 20\nnames: [B]\n")
    write(tmp_path / "deep/three.yaml", "fail_on: warning\nnames: [C]\nkind: draft\n")
    own = write(tmp_path / NAME, "extends: [one.yaml, deep/two.yaml]\nkind: template\n")
    settings = load_config(own).settings
    assert (settings.min_score, settings.channel, settings.fail_on, settings.kind) == (20, "sms", "warning", "template")
    assert settings.names == ("A", "C", "B")


def test_packs_are_seen_from_the_file_that_names_them(tmp_path: Path) -> None:
    for folder in ("house", "shared/rules"):
        (tmp_path / folder).mkdir(parents=True)
    write(tmp_path / "shared/base.yaml", "rules: [rules]\n")
    config = load_config(write(tmp_path / NAME, "extends: shared/base.yaml\nrules: [./house]\n"))
    assert [Path(pack) for pack in config.packs] == [tmp_path / "shared/rules", tmp_path / "house"]


BROKEN = [
    ("fial_on: error\n", 1, 1, "unknown key “fial_on”"),
    ("ignore: [a]\noverrides:\n  - paths: [x]\n    channle: sms\n", 4, 5, "unknown key “channle”"),
    ("min_score: 101\n", 1, 12, "a whole number of at most 100 is expected here"),
    ("fail_on: maybe\n", 1, 10, "“maybe” is not known here. Known are error, info, never, warning"),
    ("overrides: [{kind: draft}]\n", 1, 13, "the key “paths” is missing"),
    ("overrides: [{paths: []}]\n", 1, 14, "a list that is not empty is expected here"),
    ("ignore: tone\n", 1, 9, "a list is expected here, not a text"),
    ("tweaks: {a/x: {weight: heavy}}\n", 1, 1, "a whole number is expected here, not a text"),
    ("ignore: [a\n", 2, 1, "not valid YAML"),
    ("a: 1\na: 2\n", 2, 1, "the key “a” stands twice"),
]


@pytest.mark.parametrize(("text", "line", "column", "reason"), BROKEN)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, line: int, column: int, reason: str) -> None:
    path = write(tmp_path / NAME, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    place = caught.value.place
    assert place
    assert (place.path, place.line, place.column) == (str(path), line, column)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({NAME: "extends: none.yaml\n"}, "cannot be read"),
        ({NAME: "extends: a.yaml\n", "a.yaml": "extends: b.yaml\n", "b.yaml": f"extends: {NAME}\n"}, "in a circle"),
        ({NAME: f"extends: {NAME}\n"}, "in a circle"),
        ({NAME: "rules: [nowhere]\n"}, "no rule pack “nowhere”"),
    ],
)
def test_what_it_names_and_is_not_there_is_an_error(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    for name, text in files.items():
        write(tmp_path / name, text)
    with pytest.raises(ConfigError, match=reason):
        load_config(tmp_path / NAME)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("[tool.outreach-lint]\nfial_on = 1\n", "unknown key “fial_on”"), ("[tool\n", "not readable as TOML")],
)
def test_a_fault_in_a_pyproject_is_told(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        load_config(write(tmp_path / "pyproject.toml", text))
    assert str(caught.value).startswith(str(tmp_path / "pyproject.toml"))


GLOBS = [
    ("templates/**", ["templates/a.txt", "templates/b/c.txt"], ["old/templates/a.txt", "templates.txt"]),
    ("templates/", ["templates/a.txt", "templates/b/c.txt"], ["a/templates/b.txt"]),
    ("templates/*.txt", ["templates/a.txt"], ["templates/b/a.txt", "x/templates/a.txt"]),
    ("*.md", ["a.md", "b/c/a.md"], ["a.mdx", "md"]),
    ("**/drafts/**", ["drafts/a.txt", "x/drafts/a.txt", "x/y/drafts/z/a.txt"], ["drafts.txt", "mydrafts/a.txt"]),
    ("a/**/*.txt", ["a/b.txt", "a/b/c.txt", "a/b/c/d.txt"], ["b/a/c.txt"]),
    ("./a/?.txt", ["a/b.txt"], ["a/bb.txt"]),
    ("step[0-9].txt", ["step1.txt", "x/step2.txt"], ["stepx.txt"]),
    ("step[!0-9].txt", ["stepx.txt"], ["step1.txt"]),
    ("a+b (1).txt", ["a+b (1).txt"], ["aab 1.txt"]),
    ("[z-a].txt", [], ["z.txt"]),
    ("exact.txt", ["exact.txt", "b/exact.txt"], ["inexact.txt"]),
]


@pytest.mark.parametrize(("glob", "yes", "no"), GLOBS)
def test_a_glob_is_seen_from_the_folder_of_the_configuration(glob: str, yes: list[str], no: list[str]) -> None:
    assert [path for path in (*yes, *no) if matches(path, glob)] == yes


def test_overrides_hold_for_paths_seen_from_the_configuration_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "overrides: [{paths: [cold/**], stage: first_touch, ignore: [a]}, {paths: ['*.sms.txt'], channel: sms}]\n"
    config = load_config(write(tmp_path / NAME, text))
    write(tmp_path / "cold/x.sms.txt", "")
    monkeypatch.chdir(tmp_path / "cold")
    assert [override.stage for override in config.overrides_for("x.txt")] == ["first_touch"]
    assert len(config.overrides_for("x.sms.txt")) == 2
    assert config.overrides_for("../x.txt") == ()
    assert config.overrides_for(str(tmp_path.parent / "cold/x.txt")) == ()


def test_an_option_goes_before_the_last_override_and_that_before_the_general_setting(tmp_path: Path) -> None:
    text = "channel: email\nkind: draft\nstage: reply\n"
    text += "overrides: [{paths: [a], channel: sms}, {paths: [a], channel: x_dm, kind: template}]\n"
    config = load_config(write(tmp_path / NAME, text))
    overrides = config.overrides_for(str(tmp_path / "a"))
    found = defaults_for(overrides, Defaults(), config)
    assert (found.channel, found.kind, found.stage) == ("x_dm", "template", "reply")
    given = defaults_for(overrides, Defaults(channel="whatsapp"), config)
    assert (given.channel, given.kind) == ("whatsapp", "template")
    assert defaults_for((), Defaults(), config).channel == "email"


def test_skipped_and_excluded_paths_are_told_together(tmp_path: Path) -> None:
    text = "exclude: [old]\noverrides: [{paths: [b/**], skip: true}, {paths: [c]}]\n"
    assert load_config(write(tmp_path / NAME, text)).excluded == ("old", "b/**")
