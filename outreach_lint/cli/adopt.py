"""What `check` does beyond its report: mends files, or marks what is known; imported only when that is asked for."""

import click
import msgspec

from outreach_lint.cli.adopting_options import Adopting
from outreach_lint.cli.benches import Work
from outreach_lint.cli.inputs import Outcomes, outcomes_of
from outreach_lint.config.load import Config
from outreach_lint.report.style import Look


def adopting(work: Work, asked: Adopting, look: Look) -> tuple[Outcomes, int] | int:
    """Do what comes before the report; return what it is about, or an exit code if something else took its place."""
    if asked.score_drift:
        from outreach_lint.cli.drift import show_drift

        return show_drift(work, asked.score_drift)
    if asked.interactive:
        from outreach_lint.cli.interactive import Walk

        return Walk(work, look).run(look.fail_on)
    if asked.diff or asked.fix:
        from outreach_lint.cli.fix import show_fixes, write_fixes

        if asked.diff_base:
            from outreach_lint.cli.baseline import only_changed

            work = msgspec.structs.replace(work, keep=only_changed(asked.diff_base))
        if asked.diff:
            return show_fixes(work, unsafe=asked.unsafe_fixes)
        write_fixes(work, unsafe=asked.unsafe_fixes)
    config = _without(work.config, [path.name for path in (asked.baseline, asked.write_baseline) if path])
    outcomes, skipped = outcomes_of(work.inputs, work.given, config, work.linter)
    if not (asked.baseline or asked.write_baseline or asked.diff_base):
        return outcomes, skipped
    if work.inputs.template:
        reason = "--baseline and --diff-base are about files, not about rows put into a --template"
        raise click.UsageError(reason)
    from outreach_lint.cli.baseline import adopted

    return adopted(outcomes, work.linter, asked), skipped


def _without(config: Config, names: list[str]) -> Config:
    """Return a configuration that passes over files of some names, which hold no messages."""
    if not names:
        return config
    from glob import escape

    exclude = (*config.settings.exclude, *map(escape, names))
    return msgspec.structs.replace(config, settings=msgspec.structs.replace(config.settings, exclude=exclude))
