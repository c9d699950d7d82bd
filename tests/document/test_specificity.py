"""What shows that a message is about its reader."""

from collections.abc import Sequence

import pytest

from outreach_lint.document.merge_fields import find_fields
from outreach_lint.document.references import references
from outreach_lint.document.span import Span
from outreach_lint.document.specificity import evidence


def references_in(text: str, telling: Sequence[Span] = (), skip: Sequence[Span] = ()) -> tuple[Span, ...]:
    return tuple(evidence(text, telling, skip))


@pytest.mark.parametrize(
    "text",
    [
        "You wrote that glaze is dear.",
        "You recently opened a hall in Graz.",
        "Your kiln hall is dark at five.",
        "Your talk on glaze stayed with me.",
        "Loved the thread about salt glazes.",
        "Our call on Tuesday ran late.",
        "When we met at the fair you were busy.",
        "Dorothea from the guild told me to write.",
        "I saw in the Courier that the quay is shut.",
        "I moved in opposite you on Elm Street.",
        "Your three ovens run at night.",
        "Your years at Bellweather taught you that.",
        "I noticed you're moving the depot.",
        "The roof is priced separately, as you wanted.",
        "We stopped at Casa Verde twice.",
        "I applied for the role of baker at Copperpot.",
        "You rang about the boiler.",
        "You've been running two shifts since March.",
        "You brew stout and porter.",
        "You run a forge in Ulverby.",
        "Your May audit has two gaps.",
        "Your Graz depot is dark.",
        "Your deposit is still with us.",
        "Your niece's place is held.",
        "Your site still lists the old prices.",
        "Your drivers told the paper.",
        "We sent you four samples by van.",
        "After our talk at Packforum the sheet was due.",
        "I promised the drawings for today.",
        "The new Ulverby depot has one gate.",
        "The roof of the shed in Ulverby is flat.",
        "Does Marlpit Timber dry its own oak?",
        "They say that Marlpit Timber wants a second kiln.",
        "Big kilns are rare, and Marlpit's drawing asks for two.",
        "The floor above yours is free.",
        "Congratulations on the second hall.",
        "The trade register lists Marlpit Timber.",
        "You dye wool with weld and madder.",
        "I understand that you are moving the looms to Graz.",
        "Tried the barley loaf on Monday, it was gone by noon.",
        "We share a landlord, and he has raised ours.",
        "Milking sixty goats with one parlour is slow.",
        "The tender asks for oak, and larch lasts longer.",
        "Ottilie from the ferry sends me.",
        "Ottilie swears you are honest.",
        "How was Trondheim?",
        "Good luck on Sunday against Rovers.",
        "Welcome back from Trondheim.",
        "Do you still bake the plum tart?",
        "You sing at the harvest service.",
        "As the plaque says, it was once a forge.",
        "After nine years at sea you mend nets.",
        "The list has you down for a stall.",
        "A nurse who trains at your pool told my wife.",
        "Nobody in the lane shoes horses but you.",
        "It froze in the vestry again.",
        "The vacancy for a cooper has been up since May.",
        "My aunt spun flax where your offices are.",
        "I use the small plane every day.",
        "The doors for Ulverby are on the ship.",
        "@marlpit that oak bench! where is it from?",
        "@marlpit the new gate looks splendid",
    ],
)
def test_what_only_a_knowing_sender_writes_is_evidence(text: str) -> None:
    assert references_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "We help your business grow and save your team time.",
        "I was impressed by your website and your background.",
        "If you opened a shop, you would need it.",
        "Have you considered a new tool?",
        "Your audience will love our content.",
        "Lufthansa and DHL cut 12 minutes with our scanner.",
        "Let's find 15 minutes on your calendar next week.",
        "Your 30-day trial is free.",
        "You signed up, so you received this.",
        "The Falcon 4 weighs two kilos, and it's yours for a month.",
        "Great post, thanks for sharing!",
        "Your sales pipeline deserves better.",
        "Here's what our customers in Ghent say.",
        "They call it Big Timber's trick.",
        "You won't believe it.",
        "Your competitors don't sleep.",
        "Let us keep your customers happy.",
        "We work in your time zone.",
        "I noticed that many shops in your industry struggle.",
        "Would you own everything at once?",
        "Here is how a yard in Ghent retired them.",
        "The Harrier weighs two kilos, and the Harrier ships today.",
        "Join us at the Ulverby fair.",
        "Great thread! Check our page.",
        "@marlpit great content! check our page",
        "Your Instagram followers deserve more.",
        "You are looking for growth.",
        "I see that you lead a busy team and care about people.",
        "I noticed that you are connected to several colleagues.",
        "Your first crate is on us.",
        "Your data stays in Graz.",
        "You choose the cloth, and Ottilie in Graz sews it.",
        "We stock Meissl and Grohmann taps.",
        "Imagine your van stopped in Graz at night.",
        "You may have heard that Ulverby Steel closed a mill.",
        "The Ulverby Herald wrote on Monday that oak will be dear.",
        "Doors open at seven.",
        "Our workshop in Graz makes clogs.",
        "I met a baker in Graz who had never heard of it.",
        "Flat 3 is to let from June.",
        "Find us in hall 4, stand B12.",
        "As a midwife for years at St Anne's I know nights.",
        "You are the first to hear of it.",
        "Since the zloty fell, oak is dear.",
        "Everyone at Ulverby Press is on leave.",
        "Our winter list is out. The green tea is on page two.",
        "Want a stall in your street?",
    ],
)
def test_what_fits_any_reader_is_no_evidence(text: str) -> None:
    assert references_in(text) == ()


def test_telling_merge_fields_are_evidence_and_skipped_text_is_not() -> None:
    text = "{{company}} is dear. Your kiln hall is dark."
    assert references_in("Hello {{company}}", [Span(6, 17)]) == (Span(6, 17),)
    assert references_in(text, [], [Span(0, len(text))]) == ()


def test_a_name_in_the_signature_is_the_writers() -> None:
    text = "They say that Marlpit Timber wants a kiln.\nMarlpit Timber"
    assert references_in(text)
    assert references_in(text, [], [Span(43, len(text))]) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [("Hi, dear.\n\nThe scaffold fell. We lend nets.", True), ("Hi, dear.\n\nThe market has changed. We help.", False)],
)
def test_a_first_sentence_that_reports_an_event_is_evidence(text: str, *, found: bool) -> None:
    assert bool(references_in(text, [], [Span(0, 9)])) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So {{first_name}}, want one?", False),
        ("Sign here: {{donate_link}}", False),
        ("Yours for {{price}}", False),
        ("Since {{campaign_month}} we lend vans", False),
        ("How is {{company}}?", True),
        ("Saw {{recent_post}}.", True),
    ],
)
def test_only_fields_about_the_reader_count(text: str, *, found: bool) -> None:
    assert any(True for _ in references(text, find_fields(text), ())) is found
