"""Kind `reference`: the checks of the text alone, its language and its preheader."""

from collections.abc import Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources


def repeated_preheader(resources: Resources) -> Find:
    """Return what finds preheaders that say the subject again."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.preheader import repeats

        document = view.document
        preheader = document.text("preheader")
        if preheader.strip() and repeats(document.text("subject"), preheader):
            yield Hit("preheader", 0, len(preheader))

    return find


def other_language(resources: Resources) -> Find:
    """Return what finds messages in another language than English."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        if view.document.other_language:
            yield Hit(facts={"detail": view.document.other_language})

    return find
