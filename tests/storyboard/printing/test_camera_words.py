from storyboard.printing.camera_words import CameraWords, Catalogue

WORDS = CameraWords(
    Catalogue.model_validate(
        {
            "fields": [
                {
                    "id": "size",
                    "kind": "option",
                    "options": [{"id": "wide", "label": "Wide shot", "short": "WS"}],
                },
                {
                    "id": "lens",
                    "kind": "option",
                    "unit": "mm",
                    "options": [{"id": "mm_50", "label": "50 mm"}],
                },
                {"id": "anamorphic", "kind": "flag"},
            ]
        }
    )
)


def test_what_is_set_stands_in_the_catalogue_s_order_and_short_words() -> None:
    assert WORDS({"lens": "mm_50", "anamorphic": True, "size": "wide"}) == "WS, 50 mm"


def test_a_figure_has_its_unit() -> None:
    assert WORDS({"lens": "47.5"}) == "47.5 mm"
    assert WORDS({"lens": "a pinhole", "size": ""}) == "a pinhole"
