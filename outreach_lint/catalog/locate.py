"""Finds the folders of rules: the built-in ones, and users' packs."""

from pathlib import Path

from outreach_lint.errors import Place, RuleError


def builtin_root() -> Path:
    """Return the folder of the built-in rules: inside the package, else beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def is_packaged(root: Path) -> bool:
    """Tell whether a folder of rules is the one inside an installed package, not a checkout's."""
    return root.parent == Path(__file__).resolve().parents[1]


def pack_root(name: str, base: Path) -> Path:
    """Return the folder of a pack: a path relative to `base`, or an installed package that has a folder `rules`.

    Raises RuleError if there is neither.
    """
    from importlib.util import find_spec

    folder = base / name
    if folder.is_dir():
        return folder
    if name.isidentifier() and (spec := find_spec(name)) and spec.submodule_search_locations:
        for location in spec.submodule_search_locations:
            root = Path(location) / "rules"
            if root.is_dir():
                return root
        reason = f"the package {name} has no folder “rules”"
        raise RuleError(reason)
    reason = f"no rule pack “{name}”: neither a folder in {base} nor an installed package"
    raise RuleError(reason, Place(str(folder)))
