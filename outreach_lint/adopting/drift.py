"""What a change of rules does to the scores of messages that stay as they are."""

from collections.abc import Sequence

import msgspec

from outreach_lint.model import MessageResult

NOTABLE = 5
"""Points beyond which a message has moved."""
_NAMED = 3


class Move(msgspec.Struct, frozen=True):
    """A message with its scores by the old and the new rules, and the entries of the ledger that differ most."""

    place: str
    old: int
    new: int
    causes: tuple[str, ...]

    @property
    def points(self) -> int:
        """Return by how much the score changed; less than 0 is worse."""
        return self.new - self.old


def move_of(old: MessageResult, new: MessageResult) -> Move:
    """Return how a message moved."""
    before, now = ({entry.rule: entry.points for entry in result.score.ledger} for result in (old, new))
    gained = {rule: now.get(rule, 0) - before.get(rule, 0) for rule in {*before, *now}}
    differing = sorted((rule for rule in gained if gained[rule]), key=lambda rule: (-abs(gained[rule]), rule))
    origin = new.message.origin
    causes = tuple(f"{rule} {gained[rule]:+d}" for rule in differing[:_NAMED])
    return Move(f"{origin.path}:{origin.line}", old.score.value, new.score.value, causes)


def drift_table(moves: Sequence[Move], noun: str) -> str:
    """Return the sentence that sums up the moves, and a row for each notable one, the largest first."""
    notable = sorted((move for move in moves if abs(move.points) > NOTABLE), key=lambda m: (-abs(m.points), m.place))
    moved = f"{len(notable)} {noun}{'' if len(notable) == 1 else 's'}"
    told = f"{moved} moved by more than {NOTABLE} points, of {len(moves)}.\n"
    if not notable:
        return told
    width = max(len(move.place) for move in notable)
    head = f"{'message':<{width}}  old  new  change  because of\n"
    rows = (
        f"{move.place:<{width}}  {move.old:>3}  {move.new:>3}  {move.points:>+6}  {', '.join(move.causes)}".rstrip()
        for move in notable
    )
    return told + "\n" + head + "".join(f"{row}\n" for row in rows)
