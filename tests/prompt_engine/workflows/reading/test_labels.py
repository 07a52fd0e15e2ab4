from prompt_engine.workflows.reading.labels import Labelled, distinct, unique_names


def labels(*qualifiers: tuple[str, ...]) -> list[str]:
    return distinct([Labelled("Seed", each) for each in qualifiers])


def test_a_label_that_stands_alone_stays_as_it_is():
    assert labels(("refiner", "KSampler")) == ["Seed"]


def test_the_first_qualifier_that_differs_is_told():
    assert labels(("base", "A"), ("refiner", "A")) == ["Seed (base)", "Seed (refiner)"]
    assert labels(("", "A"), ("", "B")) == ["Seed (A)", "Seed (B)"]


def test_what_nothing_tells_apart_is_numbered():
    assert labels(("", "Same"), ("", "Same"), ("", "Same")) == ["Seed", "Seed 2", "Seed 3"]


def test_a_number_that_is_there_already_is_not_given_again():
    wanted = [Labelled("Seed", ("",)), Labelled("Seed 2", ("",)), Labelled("Seed", ("",))]
    assert distinct(wanted) == ["Seed", "Seed 2", "Seed 3"]


def test_a_name_by_which_a_shot_keeps_something_else_is_given_to_no_input():
    assert unique_names(["LoRAs", "Next scene"]) == ["value_loras", "value_next_scene"]


def test_names_are_plain_and_none_is_given_twice():
    assert unique_names(["Seed (refiner)", "seed refiner", "2nd", "标题"]) == [
        "seed_refiner",
        "seed_refiner_2",
        "value_2nd",
        "value",
    ]
