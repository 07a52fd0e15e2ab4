from starlette.testclient import TestClient


def test_the_catalogue_lists_fields_with_their_options(client: TestClient):
    fields = client.get("/api/catalogue").json()["fields"]
    size = fields[0]
    assert (size["id"], size["label"]) == ("size", "Size")
    assert size["options"][0] == {
        "id": "extreme_wide",
        "label": "Extreme wide shot",
        "short": "EWS",
        "detail": "A place with a small figure in it.",
        "words": "extreme wide shot",
        "source": 'Framing conventions, cinematography.net "Basic Framing Examples"',
        "certainty": "medium",
        "note": None,
    }


def test_the_catalogue_answers_at_the_versioned_path_too(client: TestClient):
    assert client.get("/api/v1/catalogue").json() == client.get("/api/catalogue").json()


def test_the_service_says_that_it_is_well(client: TestClient):
    assert client.get("/health").json()["service"] == "prompt_engine"
