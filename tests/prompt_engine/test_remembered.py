from prompt_engine.remembered import Remembered


def test_what_is_kept_is_found_again():
    memo = Remembered[str, int](2)
    assert memo.keep("a", 1) == 1
    assert memo.get("a") == 1


def test_it_begins_anew_rather_than_grow_without_end():
    memo = Remembered[int, int](2)
    for number in range(5):
        memo.keep(number, number)
        assert len(memo) <= 2
    assert memo.get(4) == 4
