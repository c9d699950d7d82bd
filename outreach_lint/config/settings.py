"""What a configuration file may say."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from outreach_lint.catalog.tweak import Tweak
from outreach_lint.model import Channel, Column, MessageKind, Sender, Stage

FailOn = Literal["error", "warning", "info", "never"]
Points = Annotated[int, Meta(ge=0, le=100)]


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Settings for the files that match one of the glob patterns, seen from the configuration's folder."""

    paths: Annotated[tuple[str, ...], Meta(min_length=1)]
    channel: Channel | None = None
    kind: MessageKind | None = None
    stage: Stage | None = None
    ignore: tuple[str, ...] = ()
    skip: bool = False


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
    exclude: tuple[str, ...] = ()
    force_exclude: bool | None = None
    """whether `exclude` holds for files that are named, too"""
    cache: bool | None = None
    """whether results are kept between runs; unless it is false, they are"""
    fail_on: FailOn | None = None
    min_score: Points | None = None
    overrides: tuple[Override, ...] = ()
