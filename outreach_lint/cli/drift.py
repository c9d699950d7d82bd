"""The option `--score-drift` of `check`."""

from pathlib import Path

import click
import msgspec

from outreach_lint.adopting.drift import Move, drift_table, move_of
from outreach_lint.catalog.assemble import Catalogue, assemble, select
from outreach_lint.catalog.load import load_pack
from outreach_lint.cli.benches import Work, benches
from outreach_lint.errors import RuleError
from outreach_lint.fixing.state import begun
from outreach_lint.pipeline import Linter, linter_of
from outreach_lint.report.style import harmless


def show_drift(work: Work, pack: Path) -> int:
    """Lint by the rules of an older pack and by those of now, and print what moved."""
    before = msgspec.structs.replace(work, linter=_older(pack, work))
    moves: list[Move] = []
    templates = True
    for (path, now), (_path, then) in zip(benches(work, "--score-drift"), benches(before, ""), strict=True):
        data = path.read_bytes()
        new = begun(data, now)
        old = begun(data, then)
        for number, result in new.results.items():
            templates = templates and result.message.kind == "template"
            moves.append(move_of(old.results[number], result))
    click.echo(harmless(drift_table(moves, "template" if templates else "message")), nl=False)
    return 0


def _older(pack: Path, work: Work) -> Linter:
    """Return the linter with an older pack in place of the shipped rules, and all else as it is configured."""
    config, settings = work.config, work.config.settings
    packs = [load_pack(pack.resolve()), *(load_pack(Path(root)) for root in config.packs)]
    bare = assemble(packs, {})
    tweaks = {name: tweak for name, tweak in settings.tweaks.items() if _knows(bare, name)}
    catalogue = assemble(packs, tweaks) if tweaks else bare
    # The older rules need not have every name that is asked for now.
    chosen = [name for name in work.wanted or settings.select if _knows(catalogue, name)]
    dropped = [name for name in (*settings.ignore, *work.unwanted) if _knows(catalogue, name)]
    return linter_of(select(catalogue, chosen, dropped), settings, work.linter.policy)


def _knows(catalogue: Catalogue, name: str) -> bool:
    try:
        select(catalogue, (name,), ())
    except RuleError:
        return False
    return True
