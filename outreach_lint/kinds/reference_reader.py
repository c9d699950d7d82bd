"""Kind `reference`: the checks of how a reader is called, and told where the writer has the address from."""

from collections.abc import Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources


def bare_last_name(resources: Resources) -> Find:
    """Return what finds greetings with nothing but the reader's last name."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.names import is_given_name, keys_of

        document = view.document
        greeting, prospect = document.greeting, document.message.prospect
        if greeting is None or greeting.name is None or greeting.honorific or prospect is None:
            return
        name = greeting.name
        called = keys_of(document.text("body")[name.start : name.end])
        first, last = keys_of(prospect.first_name), keys_of(prospect.last_name)
        swapped = len(last) == 1 and is_given_name(last[0]) and not any(map(is_given_name, first))
        if first and called == last != first and not swapped and view.covers("body", name.start, name.end):
            yield Hit("body", name.start, name.end, {"expected": prospect.first_name}, prospect.first_name)

    return find


def name_too_often(resources: Resources) -> Find:
    """Return what finds messages that say the reader's name again and again."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document import repeated_name

        found = repeated_name.name_too_often(view.document)
        if found and view.covers("body", found.start, found.end):
            yield Hit("body", found.start, found.end)

    return find


def no_data_source(resources: Resources) -> Find:
    """Return what finds messages to somebody in the EU that do not tell where the address is from."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.data_source import is_in_eu, tells_source

        document = view.document
        prospect = document.message.prospect
        if prospect and is_in_eu(prospect) and not any(tells_source(document.text(part)) for part in view.parts):
            yield Hit()

    return find
