"""Kind `reference`: the checks of the sender, who signs and whose company is named."""

from collections.abc import Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources


def other_signer(resources: Resources) -> Find:
    """Return what finds a name below the message that is not the sender's."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document import other_signer as signers
        from outreach_lint.document.span import Span

        document = view.document
        sender = document.message.sender
        if sender is None or not sender.name:
            return
        signature = [Span(s.start, s.end) for s in document.sections if s.name == "signature"]
        found = signers.other_signer(document.text("body"), signature, sender.name)
        if found and view.covers("body", found.start, found.end):
            yield Hit("body", found.start, found.end, {"expected": sender.name})

    return find


def own_brand(resources: Resources) -> Find:
    """Return what finds messages that name the sender's company more often than they turn to the reader."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.own_brand import own_brand_count

        document = view.document
        sender = document.message.sender
        if sender is None or not sender.company:
            return
        turned = document.measure("you_words", "body")
        count = own_brand_count(document.prose("body"), sender, document.message.prospect, turned)
        if count:
            yield Hit(facts={"value": str(count), "expected": sender.company})

    return find
