"""The door to spaCy."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from typing import Any

import pytest

from outreach_lint.document import nlp
from outreach_lint.document.token_patterns import check_dependencies, check_tokens

SENT = "We have not heard back from you."
SUBJECT_OF_HEAR = [
    {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "hear"}},
    {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}},
]


def test_importing_the_module_and_asking_for_the_model_does_not_import_spacy() -> None:
    code = "import sys; from outreach_lint.document import nlp; nlp.available(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def look_again() -> Iterator[None]:
    """Make the answer for this installation be looked for anew, before a test and after it."""
    nlp.available.cache_clear()
    yield
    nlp.available.cache_clear()


def test_the_model_is_available() -> None:
    assert nlp.available() is None


@pytest.mark.usefixtures("look_again")
def test_a_missing_model_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MODEL", "no_such_model")
    assert nlp.available() == "the English model is not installed"


@pytest.mark.usefixtures("look_again")
def test_missing_spacy_is_told_before_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "find_spec", lambda _: None)
    assert nlp.available() == "spaCy is not installed"


def test_only_what_rules_need_is_loaded() -> None:
    assert nlp.load().pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]


def test_sentences_come_back_in_order_and_a_repeated_one_is_parsed_once() -> None:
    first, other, again = nlp.parse([SENT, "Bakers bake.", SENT])
    assert (first.text, other.text) == (SENT, "Bakers bake.")
    assert first is again
    assert nlp.parse([SENT])[0] is first


def test_company_in_a_batch_changes_no_analysis() -> None:
    many = [f"We sent {count} notes to your team on Monday." for count in range(40)]
    alone = nlp.Memory(1)
    for sentence, batched in zip(many, nlp.Memory(100).get(many), strict=True):
        single = alone.get([sentence])[0]
        assert [(t.tag_, t.dep_, t.lemma_) for t in single] == [(t.tag_, t.dep_, t.lemma_) for t in batched]


def test_memory_keeps_the_latest_sentences_only() -> None:
    memory = nlp.Memory(2)
    memory.get(["One.", "Two."])
    memory.get(["One.", "Three."])
    assert list(memory.docs) == ["One.", "Three."]


def test_a_text_without_full_stops_is_cut_and_offsets_stay_valid() -> None:
    long = "word " * 10_000
    doc = nlp.parse([long])[0]
    assert len(doc.text) == 2000
    assert long.startswith(doc.text)


# From the RECORD of en_core_web_sm 3.8.0 as its makers released it.
OFFICIAL = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}


@pytest.mark.parametrize(("file", "digest"), OFFICIAL.items())
def test_the_weights_are_those_of_spacys_own_release(file: str, digest: str) -> None:
    path = distribution(nlp.MODEL).locate_file(f"{nlp.MODEL}/{nlp.MODEL}-3.8.0/{file}")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def test_a_known_sentence_is_tagged_and_lemmatized() -> None:
    doc = nlp.parse(["Nobody at the bakery had answered our earlier letters."])[0]
    assert [token.tag_ for token in doc] == ["NN", "IN", "DT", "NN", "VBD", "VBN", "PRP$", "JJR", "NNS", "."]
    assert [token.lemma_ for token in doc][5:9] == ["answer", "our", "early", "letter"]


def test_tokens_match_by_lemma_in_characters() -> None:
    find = nlp.matcher([[{"LEMMA": "hear"}, {"LOWER": "back"}]])
    assert [SENT[start:end] for start, end in find(nlp.parse([SENT])[0])] == ["heard back"]


def test_of_overlapping_matches_the_longest_stays() -> None:
    find = nlp.matcher([[{"LOWER": "heard"}], [{"LOWER": "heard"}, {"LOWER": "back"}, {"LOWER": "from"}]])
    assert [SENT[start:end] for start, end in find(nlp.parse([SENT])[0])] == ["heard back from"]


def test_dependencies_match_from_the_first_to_the_last_token() -> None:
    find = nlp.dependency_matcher([SUBJECT_OF_HEAR])
    assert [SENT[start:end] for start, end in find(nlp.parse([SENT])[0])] == ["We have not heard"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ([], "1 to 30 tokens"),
        ([{"LEMA": "hear"}], "token 1, LEMA: unknown attribute"),
        ([{"LEMMA": {"REGEX": "(a+)+"}}], "linear time"),
        ([{"LEMMA": {"IN": "hear"}}], "IN needs a list of texts"),
        ([{"LEMMA": {"ANY": ["hear"]}}], "unknown predicate"),
        ([{"LEMMA": 3}], "a text or a mapping"),
        ([{"IS_ALPHA": "yes"}], "true or false"),
        ([{"LENGTH": {">": "3"}}], "a whole number"),
        ([{"LENGTH": {"about": 3}}], "known comparisons"),
        ([{"LOWER": "a", "OP": "**"}], "unknown operator"),
        ([{"ENT_TYPE": "ORG"}], "unknown attribute"),
        ([{"OP": "*"}] * 4, "at most 3"),
        (["hear"], "a mapping of attributes"),
    ],
)
def test_a_token_pattern_that_spacy_or_time_would_suffer_from_is_refused(
    pattern: list[dict[str, Any]], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason.replace("*", r"\*")):
        check_tokens(pattern)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ([], "1 to 30 nodes"),
        ([{"RIGHT_ID": "a"}], "needs exactly RIGHT_ATTRS, RIGHT_ID"),
        ([SUBJECT_OF_HEAR[0], SUBJECT_OF_HEAR[1] | {"LEFT_ID": "b"}], "no node before it"),
        ([SUBJECT_OF_HEAR[0], SUBJECT_OF_HEAR[1] | {"REL_OP": "=>"}], "unknown relation"),
        ([SUBJECT_OF_HEAR[0], SUBJECT_OF_HEAR[1] | {"RIGHT_ID": "verb"}], "a name of its own"),
        ([SUBJECT_OF_HEAR[0] | {"RIGHT_ATTRS": {"OP": "?"}}], "unknown attribute"),
    ],
)
def test_a_dependency_pattern_with_a_fault_is_refused(pattern: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_dependencies(pattern)


ACCEPTED = [
    [{"LEMMA": {"NOT_IN": ["be"]}, "POS": "VERB", "OP": "{1,2}"}, {"IS_PUNCT": False, "OP": "?"}],
    [{"LENGTH": {">=": 3}, "LIKE_NUM": True}],
    [{}],
]


@pytest.mark.parametrize("pattern", ACCEPTED)
def test_what_is_accepted_compiles(pattern: list[dict[str, Any]]) -> None:
    check_tokens(pattern)
    assert nlp.matcher([pattern])(nlp.parse([SENT])[0]) is not None


@pytest.mark.parametrize(
    "relation", ["<", ">", "<<", ">>", ".", ".*", ";", ";*", "$+", "$-", "$++", "$--", ">+", "<--"]
)
def test_every_accepted_relation_is_one_of_spacy(relation: str) -> None:
    find = nlp.dependency_matcher([[SUBJECT_OF_HEAR[0], SUBJECT_OF_HEAR[1] | {"REL_OP": relation}]])
    assert isinstance(find(nlp.parse([SENT])[0]), list)
