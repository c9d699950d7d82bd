"""What begins within a group of RTF and ends with it: fields, the links that some are, and text boxes."""

from outreach_lint.sources.office_fields import Field
from outreach_lint.sources.office_links import Open
from outreach_lint.sources.rtf_state import Goes, State
from outreach_lint.sources.rtf_story import Story
from outreach_lint.sources.rtf_text import Text


class Marks:
    """Begins and ends them; `depth` is the number of groups that are open."""

    def __init__(self, text: Text) -> None:
        """Start outside of all."""
        self._text = text
        self._fields: list[Field] = []
        self._ends: list[tuple[int, Field | Open | Story]] = []

    def word(self, word: str, state: State, depth: int) -> None:
        """Take a control word of a field."""
        if word == "field":
            self._fields.append(Field())
            self._ends.append((depth, self._fields[-1]))
        elif word == "fldinst":
            state.goes = Goes.INSTRUCTION if self._fields else Goes.NOWHERE
        elif self._fields and self._fields[-1].href:
            self._ends.append((depth, self._text.story.link(self._fields[-1].href)))

    def tell(self, text: str) -> None:
        """Add to the instruction of the field that is open."""
        self._fields[-1].tell(text)

    def begin_box(self, depth: int) -> None:
        """Begin a text box."""
        self._text.stories.append(Story())
        self._ends.append((depth, self._text.story))

    def end(self, depth: int, at: int, state: State) -> None:
        """End what ends with the innermost group, which ends at a place."""
        while self._ends and self._ends[-1][0] == depth:
            ended = self._ends.pop()[1]
            if isinstance(ended, Field):
                self._fields.pop()
            elif isinstance(ended, Open):
                ended.close()
            else:
                self._text.end_paragraph(at, state)
                self._text.stories.pop()
                self._text.story.hang(ended)
