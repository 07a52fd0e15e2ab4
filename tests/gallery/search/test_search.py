"""What is found agrees with looking at every file in turn."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.index.database import EndlessExpression, IndexDatabase
from gallery.index.models import Facts, Indexed, Notes, Seen
from gallery.search.language import parse
from gallery.search.ordering import Sorting, SortKey, order
from gallery.search.prefixes import MOST_WORDS, spelled_out
from gallery.search.service import count, count_few, label_counts, newest
from gallery.search.statement import statement

from ..index.indexed import FIELDS, SECOND, an_image, annotate, found, paths, put

WORDS = ("fog", "foghorn", "harbour", "red", "coat")
MODELS = ("flux1-dev.safetensors", "flux2.safetensors", "sdxl base.safetensors")

files = st.builds(
    Indexed,
    st.builds(
        Seen,
        st.sampled_from(["a/", "b/c/", ""]).flatmap(
            lambda folder: st.integers(0, 30).map(lambda n: f"{folder}cut_{n}.png")
        ),
        st.sampled_from([10, 1000, 2_000_000, 5_000_000]),
        st.integers(0, 60).map(lambda day: day * 86_400 * SECOND),
    ),
    st.builds(
        Facts,
        st.sampled_from(["image", "video"]),
        prompt=st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
        negative=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
        seed=st.sampled_from([None, 4, 42]),
        cfg=st.sampled_from([None, 1.0, 4.5]),
        models=st.lists(st.sampled_from(MODELS), max_size=2, unique=True).map(tuple),
    ),
    st.builds(
        Notes,
        st.integers(0, 5),
        st.lists(st.sampled_from(["hero", "hero shot", "red"]), max_size=2, unique=True).map(tuple),
    ),
)

Holds = Callable[[Indexed], bool]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def free(file: Indexed) -> list[list[str]]:
    texts = (file.facts.prompt, file.seen.path.rpartition("/")[2], *file.notes.tags)
    return [words(text) for text in texts]


def has(phrase: str) -> Holds:
    wanted = words(phrase)
    return lambda file: any(
        told[start : start + len(wanted)] == wanted
        for told in free(file)
        for start in range(len(told))
    )


TERMS: dict[str, Holds] = {
    "fog": has("fog"),
    "fog*": lambda file: any(word.startswith("fog") for told in free(file) for word in told),
    '"red coat"': has("red coat"),
    "-harbour": lambda file: not has("harbour")(file),
    "model:flux": lambda file: any(name.startswith("flux") for name in file.facts.models),
    'model:"flux1 dev"': lambda file: MODELS[0] in file.facts.models,
    "-model:sdxl": lambda file: MODELS[2] not in file.facts.models,
    "seed:4": lambda file: file.facts.seed == 4,
    "rating>=4": lambda file: file.notes.rating >= 4,
    "rating<2": lambda file: file.notes.rating < 2,
    "-rating:0": lambda file: file.notes.rating != 0,
    "tag:hero": lambda file: any("hero" in tag for tag in file.notes.tags),
    "type:video": lambda file: file.facts.kind == "video",
    "size>=2MB": lambda file: file.seen.size >= 2_000_000,
    "-size>10": lambda file: not file.seen.size > 10,
    "cfg<4": lambda file: file.facts.cfg is not None and file.facts.cfg < 4,
    "-cfg<4": lambda file: file.facts.cfg is None or file.facts.cfg >= 4,
    "neg:red": lambda file: "red" in words(file.facts.negative),
    "name:/_1[0-9]/": lambda file: re.search("_1[0-9]", file.seen.path) is not None,
    "folder:c": lambda file: file.seen.path.startswith("b/c/"),
    "fog OR seed:42": lambda file: has("fog")(file) or file.facts.seed == 42,
    "size>2MB OR coat": lambda file: file.seen.size > 2_000_000 or has("coat")(file),
}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(files, max_size=25, unique_by=lambda file: file.seen.path),
    st.lists(st.sampled_from(sorted(TERMS)), max_size=4),
)
def test_a_search_finds_what_holds_and_nothing_else(known: list[Indexed], terms: list[str]):
    with (
        TemporaryDirectory() as folder,
        closing(IndexDatabase(Path(folder, "i.sqlite"))) as database,
    ):
        put(database, *known)
        told = [file.seen.path for file in known if all(TERMS[term](file) for term in terms)]
        assert sorted(found(database, " ".join(terms))) == sorted(told)
        wanted = statement(parse(" ".join(terms), FIELDS))
        assert database.read(lambda c: count(c, wanted)) == len(told)
        spelled = database.read(lambda c: spelled_out(c, parse(" ".join(terms), FIELDS)))
        assert database.read(lambda c: count(c, statement(spelled))) == len(told)
        whole = database.read(lambda c: order(c, wanted))
        assert list(whole.ids) == database.read(lambda c: newest(c, wanted, limit=1000))


def test_pages_follow_one_another_without_gap_or_repeat(database: IndexDatabase):
    put(database, *(an_image(f"{n}.png", at=n, prompt="fog") for n in range(1, 26)))
    for query in ("", "fog", "fog size<100"):
        wanted = statement(parse(query, FIELDS))
        seen: list[int] = []
        while page := database.read(
            lambda c, w=wanted, s=seen: newest(c, w, limit=10, before=s[-1] if s else None)
        ):
            seen += page
        assert paths(database, seen) == [f"{n}.png" for n in range(25, 0, -1)]


def test_a_day_holds_what_was_changed_on_it(database: IndexDatabase):
    days = [datetime(2026, 11, day, 12).astimezone() for day in (20, 21, 22)]
    put(database, *(an_image(f"{day.day}.png", at=day.timestamp()) for day in days))
    assert found(database, "date:2026-11-21") == ["21.png"]
    assert found(database, "date>=2026-11-21") == ["22.png", "21.png"]
    assert found(database, "date:2026-11-20..2026-11-21") == ["21.png", "20.png"]
    assert found(database, "-date:2026-11-21") == ["22.png", "20.png"]
    assert found(database, "date:2026-11-20 OR date:2026-11-22") == ["22.png", "20.png"]


@pytest.mark.parametrize(
    ("sort", "ascending", "expected"),
    [
        ("name", True, ["A.png", "b.png", "C.png"]),
        ("name", False, ["C.png", "b.png", "A.png"]),
        ("size", True, ["b.png", "C.png", "A.png"]),
        ("date", True, ["C.png", "b.png", "A.png"]),
        ("date", False, ["A.png", "b.png", "C.png"]),
    ],
)
def test_the_whole_order_follows_its_key(
    database: IndexDatabase, sort: SortKey, ascending: bool, expected: list[str]
):
    put(
        database,
        an_image("b.png", at=2, size=1, width=200, height=100),
        an_image("C.png", at=1, size=2),
        an_image("A.png", at=3, size=3, width=100, height=200),
    )
    whole = database.read(lambda c: order(c, statement(()), Sorting(sort, ascending=ascending)))
    assert paths(database, whole.ids) == expected
    aspects = dict(zip(expected, whole.aspects, strict=True))
    assert aspects == {"b.png": 2.0, "C.png": 0.0, "A.png": 0.5}


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (None, ["c.png", "b.png", "a.png", "d.png"]),
        ("name", ["a.png", "b.png", "c.png", "d.png"]),
        ("size", ["b.png", "c.png", "a.png", "d.png"]),
        ("date", ["c.png", "b.png", "a.png", "d.png"]),
    ],
)
def test_files_that_are_equal_stand_by_a_second_key(
    database: IndexDatabase, second: SortKey | None, expected: list[str]
):
    put(
        database,
        an_image("a.png", at=1, size=1),
        an_image("b.png", at=2, size=3),
        an_image("c.png", at=3, size=2),
        an_image("d.png", at=4, size=9),
    )
    for name in "abc":
        annotate(database, f"{name}.png", rating=4)
    whole = database.read(lambda c: order(c, statement(()), Sorting("rating", second=second)))
    assert paths(database, whole.ids) == expected


def test_values_are_counted_among_the_matches(database: IndexDatabase):
    put(
        database,
        an_image("a.png", at=1, prompt="fog", models=("flux", "vae")),
        an_image("b.png", at=2, prompt="fog", models=("flux",)),
        an_image("c.png", at=3, models=("sdxl",)),
    )
    wanted = statement(parse("fog", FIELDS))
    counts = database.read(lambda c: label_counts(c, wanted, fields=["model", "ext"], most=5))
    assert [(c.field, c.value, c.count) for c in counts.labels] == [
        ("model", "flux", 2),
        ("model", "vae", 1),
        ("ext", "png", 2),
    ]
    assert (counts.counted, counts.has_more) == (2, False)
    again = database.read(lambda c: label_counts(c, statement(()), fields=["model"], most=1))
    assert [(c.value, c.count) for c in again.labels] == [("flux", 2)]


def test_an_expression_that_never_ends_is_refused(database: IndexDatabase):
    put(database, an_image("a" * 60 + "!.png"))
    with pytest.raises(EndlessExpression, match="takes too long"):
        found(database, "name:/(a|aa)+$/")
    assert found(database, "name:/!/") != []


def spelled(database: IndexDatabase, text: str) -> str | None:
    """The full-text expression of a query without beginnings."""
    query = database.read(lambda c: spelled_out(c, parse(text, FIELDS)))
    return statement(query).match


def test_a_beginning_becomes_the_words_that_there_are(database: IndexDatabase):
    put(
        database,
        an_image("a.png", prompt="gull", models=("flux1-dev.sft",)),
        an_image("b.png", prompt="gulls gum", models=("fluxion.sft",)),
    )
    assert spelled(database, "gul*") == statement(parse("gull OR gulls", FIELDS)).match
    assert spelled(database, "model:flux") == (
        statement(parse('model:"flux1" OR model:"fluxion"', FIELDS)).match
    )
    assert spelled(database, "gum*") == statement(parse("gum", FIELDS)).match


def test_no_word_of_the_index_itself_is_found(database: IndexDatabase):
    put(database, an_image("a.png"), an_image("b.png", prompt="xylophone"))
    annotate(database, "a.png", tags=("hero", "night"))
    query = database.read(lambda c: spelled_out(c, parse("x*", FIELDS)))
    assert database.read(lambda c: count(c, statement(query))) == 1


def test_a_beginning_of_many_words_stays_one(database: IndexDatabase):
    put(database, an_image("a.png", prompt=" ".join(f"w{n}" for n in range(MOST_WORDS + 1))))
    assert spelled(database, "w*") == statement(parse("w*", FIELDS)).match


def test_few_matches_are_counted_and_many_are_not(database: IndexDatabase):
    put(database, *(an_image(f"{n}.png", prompt="fog", size=n) for n in range(8)))
    put(database, an_image("rare.png", prompt="quicksilver"))

    def counted(query: str, most: int) -> int | None:
        wanted = statement(parse(query, FIELDS))
        return database.read(lambda c: count_few(c, wanted, most=most))

    assert counted("fog", 8) == 8
    assert counted("fog", 7) is None
    assert counted("fog size>5", 8) == 2
    assert counted("fog size>5", 7) is None
    assert counted("quicksilver", 1) == 1
    assert (counted("", 9), counted("", 8)) == (9, None)
