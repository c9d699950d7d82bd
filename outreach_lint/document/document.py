"""One message as rules see it: every view of its text is made when it is first asked for."""

from bisect import bisect_right
from copy import copy
from functools import cached_property

import msgspec

from outreach_lint.document.comments import without_comments
from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_faults import find_faults
from outreach_lint.document.folding import fold
from outreach_lint.document.greeting import Greeting, find_greeting
from outreach_lint.document.measures import MEASURES, TextPieces, grade_exceeds
from outreach_lint.document.merge_fields import MergeField, find_fields
from outreach_lint.document.name_check import NameCheck
from outreach_lint.document.placeholders import find_placeholders
from outreach_lint.document.quotes import quoted_speech
from outreach_lint.document.reading import estimate_grade
from outreach_lint.document.sections import split_sections
from outreach_lint.document.sentences import split_sentences
from outreach_lint.document.span import Span, blanked, within
from outreach_lint.document.words import split_words
from outreach_lint.model import PARTS, Message, MessageKind, PartName, Section, Stage

NOT_PROSE = frozenset({"quoted", "signature"})


class Document:
    """A message with its lazy views; all offsets are code points in the part as it was given."""

    def __init__(self, message: Message) -> None:
        """Take the message; nothing is computed yet."""
        self.message = message
        self._texts: dict[PartName, str] = {}
        self._sentences: dict[PartName, tuple[Span, ...]] = {}
        self._quotes: dict[PartName, tuple[Span, ...]] = {}
        self._fields: dict[PartName, tuple[MergeField, ...]] = {}
        self._faults: dict[PartName, tuple[FieldFault, ...]] = {}
        self._wrong_names: dict[PartName, tuple[NameCheck, ...]] = {}
        self._measures: dict[tuple[str, PartName], float] = {}
        self._pieces: dict[PartName, TextPieces] = {}
        self._prose: dict[PartName, str] = {}

    def understood_as(self, kind: MessageKind, stage: Stage) -> "Document":
        """Return the same document with its message's kind and stage settled; what was computed is shared."""
        settled = copy(self)
        settled.message = msgspec.structs.replace(self.message, kind=kind, stage=stage)
        return settled

    def text(self, part: PartName) -> str:
        """Return the folded text of a part."""
        if part not in self._texts:
            self._texts[part] = without_comments(fold(self.message.part(part)))
        return self._texts[part]

    def sentences(self, part: PartName) -> tuple[Span, ...]:
        """Return the sentences of a part."""
        if part not in self._sentences:
            self._sentences[part] = split_sentences(self.text(part))
        return self._sentences[part]

    def sentence_bounds(self, part: PartName, start: int, end: int) -> tuple[int, int]:
        """Return the span of the sentence in which `start` lies, stretched to `end`."""
        sentences = self.sentences(part)
        at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
        if at < 0:
            return (0, max(end, sentences[0].start if sentences else end))
        found = sentences[at]
        return (found.start, max(found.end, end))

    def in_quotes(self, part: PartName, start: int, end: int) -> bool:
        """Tell whether the span lies within quotation marks."""
        if part not in self._quotes:
            self._quotes[part] = quoted_speech(self.text(part)) if '"' in self.text(part) else ()
        return within(self._quotes[part], start, end)

    @cached_property
    def greeting(self) -> Greeting | None:
        """Return the salutation of the body."""
        return find_greeting(self.text("body"))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections of the body, which cover all of it."""
        return split_sections(self.text("body"), self.message.channel)

    def prose(self, part: PartName) -> str:
        """Return the text of a part with what is not the writer's prose blanked out; offsets stay valid."""
        if part not in self._prose:
            self._prose[part] = blanked(self.text(part), self.not_prose() if part == "body" else ())
        return self._prose[part]

    def fields(self, part: PartName) -> tuple[MergeField, ...]:
        """Return the merge fields of a part."""
        if part not in self._fields:
            self._fields[part] = find_fields(self.text(part))
        return self._fields[part]

    def field_faults(self, part: PartName) -> tuple[FieldFault, ...]:
        """Return the broken merge fields and placeholders of a part."""
        if part not in self._faults:
            text, fields = self.text(part), self.fields(part)
            self._faults[part] = (*find_faults(text, fields, self.message.part(part)), *find_placeholders(text, fields))
        return self._faults[part]

    def wrong_names(self, part: PartName) -> tuple[NameCheck, ...]:
        """Return the names by which a part calls its reader wrongly."""
        if part not in self._wrong_names:
            from outreach_lint.document.wrong_name import wrong_names

            self._wrong_names[part] = tuple(wrong_names(self, part))
        return self._wrong_names[part]

    def measure(self, name: str, part: PartName) -> float:
        """Return a named measure of a part's prose."""
        key = (name, part)
        if key not in self._measures:
            self._measures[key] = float(MEASURES[name].of(self.pieces(part)))
        return self._measures[key]

    def shown(self, name: str, part: PartName) -> float:
        """Return a measure as it is told to people: the reading grade is estimated, which is far cheaper."""
        return estimate_grade(self.pieces(part).sentences) if name == "reading_grade" else self.measure(name, part)

    def beyond(self, name: str, part: PartName, low: float | None, high: float | None) -> float | None:
        """Return the bound that a measure is beyond, None if it is within both."""
        if name == "reading_grade" and low is None and high is not None:
            return high if grade_exceeds(self.pieces(part), high) else None
        value = self.measure(name, part)
        if low is not None and value < low:
            return low
        return high if high is not None and value > high else None

    def not_prose(self) -> tuple[Span, ...]:
        """Return the stretches of the body that are not the writer's prose: signature and quoted text."""
        return tuple(Span(s.start, s.end) for s in self.sections if s.name in NOT_PROSE)

    @cached_property
    def facts_used(self) -> tuple[tuple[PartName, Span], ...]:
        """Return where the message uses what the record says of the reader."""
        from outreach_lint.document.references import facts_used

        prospect = self.message.prospect
        return tuple(
            (part, span) for part in PARTS for span in facts_used(self.text(part), prospect, self.skipped(part))
        )

    @cached_property
    def is_personal(self) -> bool:
        """Tell whether anything in the message is about this reader, by the record or by concrete words."""
        from outreach_lint.document.references import references

        said = (references(self.text(part), self.fields(part), self.skipped(part)) for part in PARTS)
        return bool(self.facts_used) or any(True for spans in said for _ in spans) or self._sounds_personal()

    def _sounds_personal(self) -> bool:
        """Tell whether the learned model takes a sentence for one to this reader; it must be sure if a record knows."""
        from outreach_lint.document.own_sentences import own_sentences
        from outreach_lint.document.sentence_model import is_about_reader

        sure = self.message.prospect is not None
        return any(
            is_about_reader(self.text(part)[s.start : s.end], sure=sure)
            for part in PARTS
            for s in own_sentences(self, part)
        )

    @cached_property
    def other_language(self) -> str:
        """Return the language of the body if it is surely not English, else nothing."""
        from outreach_lint.document.languages import other_language

        return other_language(self.pieces("body").words)

    def skipped(self, part: PartName) -> tuple[Span, ...]:
        """Return the stretches of a part that say nothing about the reader: greeting, signature and quoted text."""
        if part != "body":
            return ()
        return (*((self.greeting.span,) if self.greeting else ()), *self.not_prose())

    def pieces(self, part: PartName) -> TextPieces:
        """Return the prose of a part, cut up for measuring: without greeting, signature and quoted text."""
        if part not in self._pieces:
            text = self.prose(part)
            if part == "body" and self.greeting:
                text = " " * self.greeting.span.end + text[self.greeting.span.end :]
            sentences = (text[span.start : span.end].strip() for span in self.sentences(part))
            self._pieces[part] = TextPieces(
                text=text.strip(),
                sentences=tuple(filter(None, sentences)),
                words=split_words(text),
                paragraphs=tuple(block.strip() for block in text.split("\n\n") if block.strip()),
                whole=self.message.part(part),
            )
        return self._pieces[part]
