"""Kind `classifier`: sentences that a small learned model knows, unless words say otherwise."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from outreach_lint.document import sentence_model
from outreach_lint.kinds.base import Finder, Hit, View
from outreach_lint.kinds.guards import Guard, compile_guard
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import PartName

Label = Literal["guilt_trip", "generic_pitch", "political_stance", "disrespect", "pressure"]
_PERCENT = 100
_NOT_JUDGED = frozenset({"sign_off", "signature", "quoted"})
_BLANK = " \n,"


class Classifier(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="classifier"
):
    """The sentences to which the learned model gives a label; a learned signal, which words can veto.

    The rule's message may use {probability}, in percent.
    """

    label: Label
    threshold: Annotated[float, Meta(gt=0, lt=1)] | None = None
    """the lowest probability that counts; the model's own threshold for the label if there is none"""
    unless: Guard = ()
    quoted: bool = False
    """also inside quotation marks, where words are mentioned rather than used"""

    options: ClassVar[frozenset[str]] = frozenset({"threshold", "unless"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for a phrase that cannot be read."""
        passes = compile_guard(self.unless, resources, quoted=self.quoted)

        def find(view: View) -> Iterator[Hit]:
            if view.document.other_language:
                return
            for part in view.parts:
                spans = list(_judged(view, part))
                text = view.document.text(part)
                least = self.threshold if self.threshold is not None else sentence_model.threshold(self.label)
                scored = sentence_model.scores([text[start:end] for start, end in spans])
                for (start, end), probabilities in zip(spans, scored, strict=True):
                    probability = probabilities[self.label]
                    hit = Hit(part, start, end, {"probability": str(int(probability * _PERCENT))})
                    if probability >= least and passes(view, hit):
                        yield hit

        return Finder(find)


def _judged(view: View, part: PartName) -> Iterator[tuple[int, int]]:
    """Yield the sentences in scope that are the writer's own prose, without a salutation before them."""
    document = view.document
    text = document.text(part)
    greeted = document.greeting.span.end if part == "body" and document.greeting else 0
    for sentence in document.sentences(part):
        written = text[max(sentence.start, greeted) : sentence.end]
        start = sentence.end - len(written.lstrip(_BLANK))
        end = start + len(written.strip(_BLANK))
        if start < end and view.covers(part, start, end) and _is_prose(view, part, start):
            yield start, end


def _is_prose(view: View, part: PartName, start: int) -> bool:
    """Tell whether what begins here is the text itself rather than what follows it."""
    if part != "body":
        return True
    return not any(s.start <= start < s.end for s in view.document.sections if s.name in _NOT_JUDGED)
