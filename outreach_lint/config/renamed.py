"""Keys of the configuration that have a new name; the old one works until the next minor version."""

import re
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.errors import OutreachLintError

if TYPE_CHECKING:
    from outreach_lint.catalog.yaml_file import YamlFile

KEYS: dict[str, str] = {}
"""From each former key, at the top of a file, to what it is called now."""


def with_new_keys(file: "YamlFile") -> "YamlFile":
    """Return a file with the keys of now; raises OutreachLintError, with its place, if both names of one are there."""
    if not isinstance(file.data, dict) or KEYS.keys().isdisjoint(file.data):
        return file
    text = file.text
    for old, new in KEYS.items():
        if old in file.data and new in file.data:
            reason = f"“{old}” is now called “{new}”, and both stand here"
            raise OutreachLintError(reason, file.place((old,), key=True))
        # Errors name the line of a key, which is looked up in the text.
        text = re.sub(rf"^{re.escape(old)}(?=\s*:)", new, text, flags=re.MULTILINE)
    return msgspec.structs.replace(
        file, text=text, data={KEYS.get(key, key): value for key, value in file.data.items()}
    )
