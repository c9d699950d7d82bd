"""Finds and reads configuration: the nearest file upward, and what it extends."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from outreach_lint.catalog.locate import pack_root
from outreach_lint.config.globs import matches
from outreach_lint.config.renamed import with_new_keys
from outreach_lint.config.settings import Limits, Override, Settings
from outreach_lint.errors import ConfigError, OutreachLintError, Place

if TYPE_CHECKING:
    from outreach_lint.catalog.yaml_file import YamlFile

NAMES = (".outreach-lint.yaml", ".outreach-lint.yml", "pyproject.toml")
_TABLE = "outreach-lint"
_MARKS = (b"]", b".", b"={")
"""What follows the name of a table in TOML, once blanks and quotes are gone."""
_DEEPEST = 10


class Config(msgspec.Struct, frozen=True):
    """The settings in force, the folder that their paths are seen from, and the packs as folders."""

    settings: Settings = Settings()
    root: str = "."
    path: str | None = None
    packs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """the configuration file and those that it extends"""

    @property
    def excluded(self) -> tuple[str, ...]:
        """Return the glob patterns of files that are left out."""
        skipped = (glob for override in self.settings.overrides if override.skip for glob in override.paths)
        return (*self.settings.exclude, *skipped)

    def overrides_for(self, path: str) -> tuple[Override, ...]:
        """Return the overrides that match a file, in order."""
        try:
            relative = Path(path).resolve().relative_to(Path(self.root).resolve()).as_posix()
        except ValueError:
            return ()
        return tuple(o for o in self.settings.overrides if any(matches(relative, glob) for glob in o.paths))


def place_of(config: Config, *steps: str) -> Place | None:
    """Return where a key stands in a configuration, or in the file that extends the one in which it does."""
    if config.path is None:
        return None
    if config.path.endswith(".toml"):
        return Place(config.path)
    from outreach_lint.catalog.yaml_file import read_yaml

    return read_yaml(Path(config.path)).place(steps, key=True)


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration file in a folder or above it."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    """Tell whether a file has our table; one without its name is not parsed, which takes far longer than to look."""
    with suppress(OSError):
        text = path.read_bytes().replace(b" ", b"").replace(b"\t", b"").replace(b'"', b"").replace(b"'", b"")
        if not any(_TABLE.encode() + mark in text for mark in _MARKS):
            return False
    return _table(path) is not None


def load_config(path: Path | None) -> Config:
    """Return the configuration in a file and all that it extends; the defaults without a file.

    Raises ConfigError with file, line and reason.
    """
    if path is None:
        return Config()
    files: list[str] = []
    settings, packs = _load(path, 0, files)
    return Config(settings, str(path.parent), str(path), packs, tuple(files))


def _load(path: Path, depth: int, files: list[str]) -> tuple[Settings, tuple[str, ...]]:
    """Return settings and packs, and add to `files` what was read."""
    if depth > _DEEPEST:
        reason = "configurations extend one another in a circle"
        raise ConfigError(reason, Place(str(path)))
    own = _read(path)
    files.append(str(path))
    try:
        packs = tuple(str(pack_root(name, path.parent)) for name in own.rules)
    except OutreachLintError as problem:
        raise ConfigError(problem.reason, Place(str(path))) from None
    extended = (own.extends,) if isinstance(own.extends, str) else own.extends
    settings = own
    for name in reversed(extended):
        if "\0" in name:
            reason = "what it extends is no name of a file"
            raise ConfigError(reason, Place(str(path)))
        base, more = _load(path.parent / name, depth + 1, files)
        settings, packs = _merged(base, settings), (*more, *packs)
    return settings, packs


def _merged(base: Settings, own: Settings) -> Settings:
    """Return settings in which lists add up and single values of `own` win."""
    merged: dict[str, Any] = {}
    for name in Settings.__struct_fields__:
        under, over = getattr(base, name), getattr(own, name)
        if name == "select":
            merged[name] = over or under
        elif isinstance(over, tuple) and isinstance(under, tuple):
            merged[name] = (*under, *(item for item in over if item not in under))
        elif isinstance(over, Limits) and isinstance(under, Limits):
            merged[name] = Limits(**{**_given(under), **_given(over)})
        elif isinstance(over, dict):
            merged[name] = {**under, **over}
        else:
            merged[name] = under if over is None else over
    merged["extends"] = ()
    return Settings(**merged)


def _given(limits: Limits) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(limits).items() if value is not None}


def settings_in(file: "YamlFile") -> Settings:
    """Return the settings that a file holds; raises OutreachLintError that names the offending line."""
    from outreach_lint.catalog.yaml_file import convert

    current = with_new_keys(file)
    try:
        return convert(current, Settings) if file.data is not None else Settings()
    except OutreachLintError as problem:
        if current is file or problem.place is None:
            raise
        # With another key in it, the line reads as nobody wrote it.
        raise OutreachLintError(problem.reason, Place(file.path, problem.place.line)) from None


def settings_file(path: Path) -> "YamlFile":
    """Return the data of a configuration file, of a `pyproject.toml` our table; raises OutreachLintError."""
    from outreach_lint.catalog.yaml_file import YamlFile, read_yaml

    return YamlFile(str(path), "", _table(path) or {}) if path.suffix == ".toml" else read_yaml(path)


def _read(path: Path) -> Settings:
    try:
        return settings_in(settings_file(path))
    except OutreachLintError as problem:
        raise ConfigError(problem.reason, problem.place) from None


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        with path.open("rb") as file:
            tool = tomllib.load(file).get("tool")
    except (OSError, ValueError) as problem:
        # TOMLDecodeError and UnicodeDecodeError are such; a number of too many digits is a mere one.
        reason = f"not readable as TOML: {problem}"
        raise ConfigError(reason, Place(str(path))) from None
    table = tool.get(_TABLE) if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None
