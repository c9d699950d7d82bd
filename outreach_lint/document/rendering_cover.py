"""Ways through a template that together reach every branch and every variant, each for a possible recipient."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from outreach_lint.document.rendering import Pick
from outreach_lint.document.rendering_labels import label_of
from outreach_lint.document.rendering_plan import Block, Choice, Plan, Slot, Step
from outreach_lint.document.rendering_tests import Condition
from outreach_lint.document.rendering_values import realistic

Target = tuple[int, int, int]
"""The number of the text, where the block or choice starts in it, and which option; one past the last for none."""
_SOME = "\0"
"""A value that is there and not settled."""
_TOLD = 2


class Way(msgspec.Struct, frozen=True):
    """Which option is taken at each block and choice, and what that says of the values."""

    picks: Mapping[tuple[int, int], int]
    known: Mapping[str, str]
    new: tuple[Target, ...] = ()

    def value(self, name: str) -> str | None:
        """Return the value that the way needs for a field, None if any will do."""
        said = self.known.get(name.lower())
        return None if said == _SOME else said

    def pick(self, number: int) -> Pick:
        """Return which options are taken in the text of a number."""

        def taken(step: Block | Choice) -> int | None:
            chosen = self.picks.get((number, step.start), 0)
            return chosen if chosen < _size(step) else None

        return taken


def ways_through(texts: Sequence[str], plans: Sequence[Plan], most: int) -> Iterator[tuple[Way, str]]:
    """Yield ways, and what each shows, until every option that can be reached is; the first has every value."""
    tree = _Tree(texts, plans)
    # The first way prefers what a recipient gets of whom all is known.
    way = tree.way({}, frozenset(), filled=True)
    left = tree.labels.keys() - set(way.new)
    yield way, "every field filled"
    made = 1
    while left and made < most:
        way = tree.way({}, left)
        fresh = [target for target in way.new if target in left]
        if fresh:
            made += 1
            left.difference_update(fresh)
            yield way, _told(tree.labels[target] for target in fresh)
            continue
        # What drew the walk there and was not reached cannot be: its condition contradicts one around it.
        lured = {one for target in way.new for one in tree.under[target] if one in left}
        left -= lured
        if not lured:
            return


def way_for(texts: Sequence[str], plans: Sequence[Plan], known: Mapping[str, str]) -> Way:
    """Return the way that a recipient with these values takes."""
    return _Tree(texts, plans).way({name.lower(): value for name, value in known.items()}, frozenset(), filled=True)


def names_asked(plans: Iterable[Sequence[Step]]) -> tuple[str, ...]:
    """Return the names of the fields that are printed, each once, in order."""
    return tuple(dict.fromkeys(step.name for plan in plans for step in _all(plan) if isinstance(step, Slot)))


def _all(plan: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps of a plan and those inside."""
    for step in plan:
        yield step
        for option in _options(step):
            yield from _all(option)


def _options(step: Step) -> Sequence[Sequence[Step]]:
    """Return the plans of which one is used."""
    if isinstance(step, Block):
        return [branch.plan for branch in step.branches]
    return step.variants if isinstance(step, Choice) else ()


def _size(step: Block | Choice) -> int:
    return len(step.branches) if isinstance(step, Block) else len(step.variants)


def _told(labels: Iterable[str]) -> str:
    """Return labels as a few words."""
    said = tuple(dict.fromkeys(labels))
    return ", ".join(said[:_TOLD]) + (" …" if len(said) > _TOLD else "")


class _Tree:
    """The blocks and choices of some texts, and what lies under each of their options."""

    def __init__(self, texts: Sequence[str], plans: Sequence[Plan]) -> None:
        """Number the options; `labels` says in order what each shows."""
        self.plans = plans
        self.labels: dict[Target, str] = {}
        self.under: dict[Target, tuple[Target, ...]] = {}
        for number, plan in enumerate(plans):
            self._number(texts[number], number, plan)

    def _number(self, text: str, number: int, plan: Sequence[Step]) -> list[Target]:
        """Return the options in a plan and in those inside."""
        found: list[Target] = []
        for step in plan:
            if not isinstance(step, Block | Choice):
                continue
            for at, option in enumerate(_options(step)):
                target = (number, step.start, at)
                self.labels[target] = label_of(text, step, at)
                inner = self._number(text, number, option)
                self.under[target] = (target, *inner)
                found += [target, *inner]
            if isinstance(step, Block) and not any(branch.otherwise for branch in step.branches):
                target = (number, step.start, _size(step))
                self.labels[target] = label_of(text, step, _size(step))
                self.under[target] = (target,)
                found.append(target)
        return found

    def way(self, known: Mapping[str, str], wanted: "set[Target] | frozenset[Target]", *, filled: bool = False) -> Way:
        """Return a way for a recipient with known values, through options that are wanted wherever it can be.

        With `filled`, no other value is empty.
        """
        walk = _Walk(self, dict(known), wanted, filled=filled)
        for number, plan in enumerate(self.plans):
            walk.through(number, plan)
        return Way(walk.picks, walk.known, tuple(walk.taken))


class _Walk:
    """One walk through the texts, which settles what it takes and what that says of the values."""

    def __init__(
        self, tree: _Tree, known: dict[str, str], wanted: "set[Target] | frozenset[Target]", *, filled: bool
    ) -> None:
        self.tree, self.known, self.wanted, self.filled = tree, known, wanted, filled
        self.picks: dict[tuple[int, int], int] = {}
        self.taken: list[Target] = []

    def through(self, number: int, plan: Sequence[Step]) -> None:
        """Take an option at every block and choice of a plan."""
        for step in plan:
            if not isinstance(step, Block | Choice):
                continue
            targets = [(number, step.start, at) for at in range(_size(step) + 1)]
            targets = [target for target in targets if target in self.tree.under]
            for target in sorted(targets, key=self._is_done):
                if isinstance(step, Choice) or self._allows(step, target[2]):
                    break
            self.picks[number, step.start] = target[2]
            self.taken.append(target)
            options = _options(step)
            if target[2] < len(options):
                self.through(number, options[target[2]])

    def _is_done(self, target: Target) -> bool:
        """Tell whether nothing under an option is wanted any more."""
        return not any(one in self.wanted for one in self.tree.under[target])

    def _allows(self, block: Block, chosen: int) -> bool:
        """Settle the values so that a branch is the one to be taken, if that can be."""
        known = dict(self.known)
        # The branch itself settles more than that those before it do not hold.
        for branch in reversed(block.branches[: chosen + 1]):
            if branch.test is None:
                continue
            if self.filled:
                known.setdefault(branch.test.name.lower(), _SOME)
            holds = chosen < len(block.branches) and branch is block.branches[chosen]
            if not _settle(known, branch.test, holds=holds):
                return False
        self.known = known
        return True


def _settle(known: dict[str, str], test: Condition, *, holds: bool) -> bool:
    """Settle a value so that a test holds or fails; tell whether what is known of it allows that."""
    name, wanted = test.name.lower(), holds != test.negated
    said = known.get(name)
    if test.equals is None:
        if said is None:
            known[name] = _SOME if wanted else ""
            return True
        return bool(said) == wanted
    if said is None or said == _SOME:
        value = test.equals if wanted else realistic(test.name)
        known[name] = value
        return (value == test.equals) == wanted
    return (said == test.equals) == wanted
