"""Kind `classifier`: sentences that a small learned model knows, unless words say otherwise."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from outreach_lint.document import sentence_model
from outreach_lint.document.document import Document
from outreach_lint.document.own_sentences import MOST, has_more, own_sentences
from outreach_lint.document.sentence_features import FEWEST, is_judged
from outreach_lint.kinds.base import Finder, Hit, View
from outreach_lint.kinds.guards import Guard, compile_guard
from outreach_lint.kinds.resources import Resources

Label = Literal["guilt_trip", "generic_pitch", "political_stance", "disrespect", "pressure"]
_PERCENT = 100
_HINT = 1 / 3
"""of the threshold: the lowest probability that counts beside another"""
_FEWEST_BESIDE = 3
"""words of a sentence that is judged in a message with another that has the label"""


class Classifier(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="classifier"
):
    """The sentences to which the learned model gives a label; a learned signal, which words can veto.

    Beside such a sentence short ones count too, of three words and more.

    The rule's message may use {probability}, in percent.
    """

    label: Label
    threshold: Annotated[float, Meta(gt=0, lt=1)] | None = None
    """the lowest probability that counts; the model's own threshold for the label if there is none"""
    also: Annotated[float, Meta(gt=0, lt=1)] | None = None
    """the lowest probability that counts in a message with a sentence above the threshold; by default the same"""
    beside: Annotated[float, Meta(ge=0, le=1)] = 0.0
    """share of the next likeliest sentence's probability that is added to the likeliest one's before the comparison"""
    unless: Guard = ()
    quoted: bool = False
    """also inside quotation marks, where words are mentioned rather than used"""

    options: ClassVar[frozenset[str]] = frozenset({"threshold", "also", "beside", "unless"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for a phrase that cannot be read."""
        passes = compile_guard(self.unless, resources, quoted=self.quoted)

        def find(view: View) -> Iterator[Hit]:
            if view.document.other_language:
                return
            likely = [hit for hit in _hits(view, self.label, faintest()) if passes(view, hit[1])]
            best, second = [*sorted((probability for probability, _ in likely), reverse=True), 0.0, 0.0][:2]
            if best and best + self.beside * second >= least():
                yield from (hit for probability, hit in likely if probability >= min(also(), best))
                yield from (hit for _, hit in _hits(view, self.label, least(), short=True) if passes(view, hit))

        def least() -> float:
            return self.threshold if self.threshold is not None else sentence_model.threshold(self.label)

        def also() -> float:
            return self.also if self.also is not None else least()

        def faintest() -> float:
            return min(also(), least() * (_HINT if self.beside else 1))

        return Finder(find, bound=_bound)


def _bound(document: Document) -> str:
    """Return how much of a message was judged, if not all."""
    return f"only the first {MOST:,} sentences were judged" if has_more(document) else ""


def _hits(view: View, label: str, least: float, *, short: bool = False) -> Iterator[tuple[float, Hit]]:
    """Yield the sentences in scope, or only the short ones, that have a label with at least some probability."""
    for part in view.parts:
        text = view.document.text(part)
        for span in own_sentences(view.document, part):
            said = text[span.start : span.end]
            if short and is_judged(said):
                continue
            probability = sentence_model.probability(said, label, _FEWEST_BESIDE if short else FEWEST)
            if probability >= least and view.covers(part, span.start, span.end):
                yield probability, Hit(part, span.start, span.end, {"probability": str(int(probability * _PERCENT))})
