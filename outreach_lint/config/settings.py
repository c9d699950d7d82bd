"""What a configuration file may say."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from outreach_lint.catalog.tweak import Tweak
from outreach_lint.model import Channel, Column, MessageKind, Sender, Stage

FailOn = Literal["error", "warning", "info", "never"]
Points = Annotated[int, Meta(ge=0, le=100)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Length = Annotated[int, Meta(ge=1, le=5_000)]
Bytes = Annotated[int, Meta(ge=1, le=999_000_000)]
Size = Annotated[str, Meta(pattern="^(?:[1-9][0-9]{0,5} ?KB|[1-9][0-9]{0,2} ?MB)$")]
Characters = Annotated[int, Meta(ge=1, le=999_000_000)]
Seconds = Annotated[float, Meta(ge=0.1, le=3_600)]
_UNITS = {"KB": 1_000, "MB": 1_000_000}


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Settings for the files that match one of the glob patterns, seen from the configuration's folder."""

    paths: Annotated[tuple[str, ...], Meta(min_length=1)]
    channel: Channel | None = None
    kind: MessageKind | None = None
    stage: Stage | None = None
    ignore: tuple[str, ...] = ()
    skip: bool = False


class Approved(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Wording that somebody answers for, known by its hash; `outreach-lint approve` makes these."""

    sha256: Digest
    length: Length
    """of the wording in characters, once runs of white space are one space"""
    note: Annotated[str, Meta(min_length=1)]
    """who approved it, and why"""
    owner: str = ""
    until: date | None = None
    """the last day on which it holds"""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What may be asked of a run at most; what is over a limit is reported as a failure, and the others go on."""

    file_size: Bytes | Size | None = None
    """of a file, or a part of it, that is held as a whole: in bytes, or as 200 MB"""
    message_characters: Characters | None = None
    seconds: Seconds | None = None
    """for the rules of one message"""

    @property
    def bytes(self) -> int | None:
        """Return the size of a file in bytes."""
        if not isinstance(self.file_size, str):
            return self.file_size
        return int(self.file_size[:-2]) * _UNITS[self.file_size[-2:]]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The keys of `.outreach-lint.yaml`, or of `[tool.outreach-lint]` in `pyproject.toml`."""

    extends: tuple[str, ...] | str = ()
    """other configuration files, whose settings these refine"""
    rules: tuple[str, ...] = ()
    """rule packs: folders, or installed packages"""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    tweaks: dict[str, Tweak] = {}
    channel: Channel | None = None
    kind: MessageKind | None = None
    stage: Stage | None = None
    sender: Sender | None = None
    fields: tuple[str, ...] = ()
    """the merge fields that the sending tool knows; any other is a finding"""
    names: tuple[str, ...] = ()
    """brands and acronyms whose capitals are their real spelling"""
    columns: dict[Column, str] = {}
    """the headers of spreadsheets and exports that hold our columns, where their names do not tell"""
    today: date | None = None
    """the day on which messages go out that do not say it"""
    locked: tuple[str, ...] = ()
    """rules or categories that no ignore in a message and no baseline may suppress"""
    approved: tuple[Approved, ...] = ()
    """wording in which nothing counts as a finding"""
    exclude: tuple[str, ...] = ()
    force_exclude: bool | None = None
    """whether `exclude` holds for files that are named, too"""
    limits: Limits | None = None
    cache: bool | None = None
    """whether results are kept between runs; unless it is false, they are"""
    fail_on: FailOn | None = None
    min_score: Points | None = None
    overrides: tuple[Override, ...] = ()
