import random

import pytest

from outreach_lint.document.sentence_features import LONGEST, folded, is_judged, tokens_of
from outreach_lint.document.sentence_model import LABELS, Memory, is_about_reader, probability, threshold

FAULTY = {
    "guilt_trip": "I have written to you four times now and you could not even spare me a single line back.",
    "generic_pitch": "I hope this email finds you well and that you are having a wonderful week so far.",
    "political_stance": "Everyone with a brain knows that the Republicans are wrecking this country, so vote them out.",
    "disrespect": "Only an idiot would still run payroll the way you people do.",
    "pressure": "This offer is gone forever at midnight tonight, so act now before it is too late.",
}
MOVED = 5
"""of 6,000 verdicts: 60 names in 20 sentences, five labels each (docs/model-card.md)"""
INNOCENT = "Our invoice 22 went out on Monday with the two corrected lines for the Leeds depot."

LISTED = (
    "Aisha Bello, Kwame Mensah, Chidinma Okafor, Thabo Nkosi, Wanjiru Kamau, Tendai Moyo, Abebe Girma, Fatoumata "
    "Diallo, Lakeisha Washington, DeShawn Jackson, Emily Walsh, Greg Baker, Brendan O'Neill, Siobhan Byrne, Angus "
    "Macleod, Cerys Pugh, José García, María Fernández, João Pereira, Lucía Quispe, Ximena Huanca, Rafael Souza, "
    "Guadalupe Cruz, Pierre Lefèvre, Chiara Ricci, Hans Müller, Uwe Schröder, Saskia de Vries, Bjørn Åsen, Linnéa "
    "Öberg, Aino Virtanen, Oleksandr Шевченко, Katarzyna Wójcik, Jiří Dvořák, Zsófia Nagy, Ioana Popescu, Dragana "
    "Jovanović, Elif Yılmaz, Nikos Papadopoulos, Tamar Cohen, Moshe Levi, Mohammed Al-Sayed, Fatima Haddad, Reza "  # noqa: RUF001
    "Karimi, Ayesha Khan, Priya Patel, Arjun Reddy, Harpreet Singh, Thilini Perera, Nguyễn Thị Hoa, Somchai Srisai, "
    "Putu Wijaya, Wei Zhang, Li Na, Mei-Ling Chen, Yuki Tanaka, Haruto Sato, Ji-woo Kim, Aroha Ngata, Leilani Kealoha"
)
NAMES = tuple(LISTED.split(", "))
FRAMES = (
    "{name}, I have written to you four times now and you could not even spare me a single line back.",
    "After all I did for your team, {name}, the least I expected was an answer.",
    "I guess {name} was right when she said that you never answer anybody.",
    "I hope this email finds you well, {name}, and that you are having a wonderful week.",
    "{name}, we help businesses like yours unlock growth with our innovative solutions.",
    "Like {name}, every decent person knows that the Republicans are wrecking this country.",
    "Only an idiot like {name} would still run payroll by hand.",
    "{name}, people like you are too slow to understand what this tool does.",
    "This offer is gone forever at midnight tonight, {name}, so act now before it is too late.",
    "Sign by five today, {name}, or the price doubles tomorrow.",
    "{name} asked me to send you the two corrected lines of invoice 22.",
    "I met {name} at the depot in Leeds, and she told me about the new loading bay.",
    "Would Thursday at ten suit you and {name} for a first look at the drawings?",
    "The roof survey that {name} ordered is ready, and the report has nine pages.",
    "Thanks for the pump curves, {name}; the second one answers my question.",
    "If {name} is the better person to ask about the forklift lease, just tell me.",
    "Your colleague {name} wrote in March that the old boiler fails twice a week.",
    "{name} will call you only if you would like that, and no reply is needed.",
    "We print labels for dairies, and {name} in our Cork office runs the press.",
    "Please say no if it does not fit, {name}, and I will close the file.",
)


@pytest.mark.parametrize("label", LABELS)
def test_a_plain_case_of_each_label_is_flagged_and_an_innocent_line_is_not(label: str) -> None:
    assert probability(FAULTY[label], label) >= threshold(label)
    assert probability(INNOCENT, label) < threshold(label)


def test_thresholds_are_probabilities_and_other_labels_are_refused() -> None:
    assert all(0 < threshold(label) < 1 for label in LABELS)
    with pytest.raises(ValueError, match="not in tuple"):
        threshold("other")
    with pytest.raises(ValueError, match="not in tuple"):
        probability(INNOCENT, "other")


def test_no_score_hangs_on_the_company_or_the_order() -> None:
    sentences = [frame.format(name=name) for name in NAMES[:5] for frame in FRAMES]
    memory = Memory(1000)
    together = {sentence: memory.get(sentence) for sentence in sentences}
    random.Random(0).shuffle(sentences)  # noqa: S311 - an order, no secret
    apart = Memory(0)
    assert all(apart.get(sentence) == together[sentence] for sentence in sentences[:40])


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        " \n\t ",
        "?!",
        "🙂🙂🙂 🙂 🙂 🙂",
        "qwrtz blorf zzxcv mnbvq lkjhg pqpqp",
        "Ваше предложение истекает сегодня в полночь, торопитесь",
        "本日中にお申し込みください 今 すぐ お願い します",
        "\ud800 lone half of a pair in four words",
        "İstanbul'da DÖRT kelime ŞİMDİ yaz\u0131ld\u0131",
        "a" * 100_000,
        "word " * 50_000,
        "{{first_name}} {{company}} {{ x }} {{y}} %%z%% [name]",
    ],
)
def test_odd_sentences_get_numbers(sentence: str) -> None:
    assert all(0 <= probability(sentence, label) <= 1 for label in LABELS)


@pytest.mark.parametrize("short", ["Hi Ann,", "Act now!", "Dear Ms Smith of Leeds,", "42 43 44 45 46", ""])
def test_what_is_too_short_to_judge_is_never_flagged(short: str) -> None:
    assert not is_judged(short)
    assert {probability(short, label) for label in LABELS} == {0.0}


def test_no_more_tokens_than_the_longest_sentence() -> None:
    assert len(tokens_of("word " * 5000)) == LONGEST


def test_an_unknown_capitalised_word_is_a_name() -> None:
    assert folded(["Dear", "Zoltan", "zoltan", "."], {"dear", "."}.__contains__) == ["dear", "@", "zoltan", "."]


def test_names_hardly_move_a_verdict() -> None:
    moved = 0
    for frame in FRAMES:
        for label in LABELS:
            verdicts = [probability(frame.format(name=name), label) >= threshold(label) for name in NAMES]
            moved += min(verdicts.count(True), verdicts.count(False))
    assert len(NAMES) == 60
    assert moved <= MOVED


def test_the_memory_is_bounded() -> None:
    memory = Memory(2)
    for sentence in (INNOCENT, *FAULTY.values()):
        memory.get(sentence)
    assert len(memory.rows) == 2


@pytest.mark.parametrize(
    ("sentence", "likely", "sure"),
    [
        ("You asked on Monday whether the second hall has a drain.", True, True),
        ("The yard behind the mill was flooded on Monday.", True, False),
        ("We sell lamps to shops and hotels in the north.", False, False),
    ],
)
def test_beside_a_record_the_model_must_be_surer_that_a_line_is_to_the_reader(
    sentence: str, *, likely: bool, sure: bool
) -> None:
    assert (is_about_reader(sentence), is_about_reader(sentence, sure=True)) == (likely, sure)
