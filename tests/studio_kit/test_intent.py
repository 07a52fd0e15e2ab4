from studio_kit.intent import fingerprint_of


def test_one_intent_has_one_fingerprint_however_it_is_spelled():
    one = {"description": "Rain", "frame": [1.85, 1], "values": {"steps": 20, "cfg": 7.5}}
    other = {"values": {"cfg": 7.5, "steps": 20.0}, "frame": (1.85, 1.0), "description": "Rain"}
    assert fingerprint_of(one) == fingerprint_of(other)
    assert len(fingerprint_of(one)) == 64


def test_another_intent_has_another_fingerprint():
    assert fingerprint_of({"camera": {"lens": "mm_50"}}) != fingerprint_of(
        {"camera": {"lens": "mm_85"}}
    )
