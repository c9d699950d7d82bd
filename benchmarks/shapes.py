"""Shapes of one very long message, each of which is hard for something: as many characters of each as are asked for."""

import random
from collections.abc import Callable, Iterator

from made_up import NOUNS, messages

SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "par", "tes", "vin", "dro", "gla", "she", "thu", "fri", "mon", "sta", "wel")


def _prose() -> Iterator[str]:
    """Yield paragraphs of made-up words."""
    chance = random.Random(11)  # noqa: S311 -- words, no secrets
    while True:
        for _sentence in range(4):
            words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _word in range(14)]
            yield " ".join(words).capitalize() + ". "
        yield "\n\n"


def _letters() -> Iterator[str]:
    """Yield letters without a space."""
    chance = random.Random(12)  # noqa: S311 -- letters, no secrets
    while True:
        yield "".join(chance.choices(SYLLABLES, k=50))


def _emails() -> Iterator[str]:
    """Yield short emails, one after the other."""
    for message in messages(100_000, seed=13):
        yield f"{message['body']}\n\n"


def _upper() -> Iterator[str]:
    """Yield what `_emails` does, in capitals."""
    return (text.upper() for text in _emails())


def _digits() -> Iterator[str]:
    """Yield numbers of every size."""
    chance = random.Random(14)  # noqa: S311 -- digits, no secrets
    while True:
        yield f"{chance.randint(1, 10 ** chance.randint(1, 12))} "


def _links() -> Iterator[str]:
    """Yield addresses of pages."""
    for number in range(1_000_000):
        yield f"https://{NOUNS[number % len(NOUNS)]}.example/{number}/a-page?utm_source=mail&n={number}\n"


def _wide() -> Iterator[str]:
    """Yield emoji, Chinese and combined signs."""
    chance = random.Random(15)  # noqa: S311 -- signs, no secrets
    signs = (
        "\N{ROCKET}",
        "\N{FIRE}",
        "\N{WHITE HEAVY CHECK MARK}",
        "你好世界",
        "我们可以帮助您的公司",
        "e\u0301",
        "。",
        " ",
        "\n",
    )
    while True:
        yield "".join(chance.choices(signs, k=40))


def _tags() -> Iterator[str]:
    """Yield the source of a page."""
    yield "<html><body>"
    for message in messages(100_000, seed=16):
        yield f"<div style='color:#333'><p>{message['body']}</p><a href='https://example.com'>the rota</a><br></div>"


def _again(text: str) -> Callable[[], Iterator[str]]:
    """Return what yields a text without end."""
    return lambda: iter(lambda: text, None)


SHAPES: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "prose of made-up words": ("txt", _prose),
    "short emails, one after the other": ("txt", _emails),
    "the same in capitals": ("txt", _upper),
    "one line without spaces": ("txt", _letters),
    "one word that many rules look for": ("txt", _again("you ")),
    "a phrase that many rules begin with": ("txt", _again("I hope you are well and that we can help your team to ")),
    "merge fields": ("txt", _again("{{first_name}} at {{company}}, ")),
    "merge fields with branches": ("txt", _again("{% if city %}in {{ city }}{% else %}near you{% endif %} ")),
    "choices in braces": ("txt", _again("{Hi|Hello|Dear} {friend|you} ")),
    "open braces": ("txt", _again("{{ [ < % ")),
    "HTML": ("html", _tags),
    "tags that are never closed": ("html", _again("<div><b ")),
    "digits": ("txt", _digits),
    "one number without end": ("txt", _again("7")),
    "quoted lines": ("txt", _again("> We wrote to you about the rota last week, and you said that it could wait.\n")),
    "quotation marks": ("txt", _again('"So they say", he said, ')),
    "addresses of pages": ("txt", _links),
    "emoji and Chinese": ("txt", _wide),
    "empty lines": ("txt", _again("\n")),
    "spaces": ("txt", _again(" ")),
    "full stops": ("txt", _again("a. ")),
    "names": ("txt", _again("Ana Petrakis, Bo Lindqvist and Chidi Okafor of Halden Foods in Leeds. ")),
    "greetings": ("txt", _again("Hi Ana,\n\n")),
    "signatures": ("txt", _again("Best,\nTom Reyes\nColdwatch\n\n")),
    "apostrophes": ("txt", _again("they're ours, aren't they, and it's Ana's ")),
    "list items": ("txt", _again("- we help companies like yours to save money\n")),
}


def text_of(shape: str, size: int) -> str:
    """Return so many characters of a shape."""
    parts, length = [], 0
    for part in SHAPES[shape][1]():
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(parts)[:size]
