"""Made-up messages: short emails that differ from one another, the same at every run."""

import random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS = _words(
    "door dock crane rota harbour freezer ledger invoice kiln orchard ferry roster boiler pallet tender survey "
    "permit clinic ward archive ticket depot forklift harvest loom mill brewery bakery kitchen warehouse workshop "
    "trailer gasket valve pump sensor thermostat turbine cable router server backup dashboard report audit "
    "contract lease lawyer auditor nurse driver foreman buyer planner editor teacher plumber grower roofer shift "
    "delivery complaint refund return label barcode scanner camera printer badge locker canteen car-park "
    "stairwell lift roof gutter window drain fence gate hedge pond greenhouse beehive vineyard cellar barrel cork "
    "bottle crate lorry van"
)
VERBS = _words(
    "repair inspect count measure clean paint move store rent replace insulate schedule print translate "
    "photograph record compare weigh test seal drain heat cool wire fit lift stack sort label pack ship track "
    "file sign check map trim plant graft harvest press bottle brew bake roast grind mill weave sew dye iron fold "
    "staff train book"
)
QUALITIES = _words(
    "old new second narrow cold damp noisy slow late early spare empty full broken leaking rusty quiet bright "
    "heavy light long short wide northern southern rented shared public private listed temporary seasonal weekly "
    "monthly"
)
PLACES = (
    "Leeds",
    "Lagos",
    "Lyon",
    "Cork",
    "Porto",
    "Pune",
    "Dayton",
    "Leipzig",
    "Malmo",
    "Durban",
    "Utrecht",
    "Tampere",
)
FIRST = ("Ana", "Bo", "Chidi", "Dana", "Esra", "Femi", "Gita", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "Marek", "Noor")
FIRMS = ("Northgate", "Halden", "Brightcold", "Fjordfrost", "Kestrel", "Lindqvist", "Okafor", "Petrakis", "Ridgeway")
TRADES = ("Foods", "Logistics", "Cold Stores", "Works", "Brewing", "Orchards", "Clinics", "Print", "Freight")
SENTENCES = (
    "Your {q} {n} in {place} has {number} {n}s, and the notice on the gate says that you {v} them yourselves.",
    "I saw that {firm} took over the {q} {n} beside the {n} in {month}.",
    "We {v} every {n} of that kind in {number} minutes, without moving the {n}.",
    "Last {month} we began to {v} the {n} at a {n} in {place}; the {n} now costs {number} euros less a week.",
    "Most {n}s that we {v} lose a third of the {n} to a {q} {n}.",
    "Page {number} of the {firm} leaflet shows a {q} {n} next to the {n}.",
    "You wrote that no {n} fits the {q} {n}, and that nobody wants to {v} it at night.",
    "Our {n} is {q}, and it stays with you if the {n} does not work out.",
    "It takes one {n}, one {n} and an afternoon in {month}.",
    "A {n} like yours in {place} had the same trouble with {n}s until they let us {v} one.",
    "The {q} {n} on your site is from {month}, so I may be wrong about the {n}.",
    "Who decides about the {n} at {firm}?",
    "Would it help to see what {number} {n}s cost to {v}?",
    "Shall I send the drawing of the {n}?",
    "If the {n} is settled already, a short no is fine.",
    "We never {v} a {n} without a {q} {n} at hand.",
    "I read about the {q} {n} in the {place} paper, and about the {number} {n}s behind it.",
    "There is a {n} in {place} that you could {v} with us before {month}.",
)
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "November")
QUESTIONS = tuple(sentence for sentence in SENTENCES if sentence.endswith("?"))


def _sentence(chance: random.Random, frame: str, firm: str) -> str:
    """Return a sentence with its gaps filled, each one anew."""
    pools = {"{n}": NOUNS, "{v}": VERBS, "{q}": QUALITIES, "{place}": PLACES, "{month}": MONTHS, "{firm}": (firm,)}
    for gap, pool in pools.items():
        while gap in frame:
            frame = frame.replace(gap, chance.choice(pool), 1)
    return frame.replace("{number}", str(chance.randint(3, 400)))


def messages(count: int, seed: int = 1) -> list[dict[str, object]]:
    """Return so many short emails with what is known of their readers, as rows of JSONL."""
    chance, made = random.Random(seed), []  # noqa: S311 -- messages, no secrets
    for number in range(count):
        first, firm = chance.choice(FIRST), f"{chance.choice(FIRMS)} {chance.choice(TRADES)}"
        size = chance.choice((1, 1, 2, 2, 3))
        paragraphs = [
            " ".join(_sentence(chance, frame, firm) for frame in chance.sample(SENTENCES, size))
            for _paragraph in range(chance.choice((1, 2, 2)))
        ]
        ask = _sentence(chance, chance.choice(QUESTIONS), firm)
        body = "\n\n".join([f"Hi {first},", *paragraphs, ask, "Best,\nTom Reyes\nColdwatch"])
        subject = f"The {chance.choice(QUALITIES)} {chance.choice(NOUNS)} at {firm}"
        prospect = {"first_name": first, "company": firm}
        made.append({"id": f"m{number}", "channel": "email", "subject": subject, "body": body, "prospect": prospect})
    return made
