from starlette.testclient import TestClient

from tests.prompt_engine.workflows.reading.readings import load

READ = "/api/workflows/read"


def test_a_graph_is_read_with_no_node_online(client: TestClient):
    graph, _ = load("sd15_text_to_image")
    answer = client.post(READ, json={"graph": graph})
    assert answer.status_code == 200
    reading = answer.json()["reading"]
    assert (reading["kind"], reading["category"], reading["engine"]) == (
        "image",
        "text_to_image",
        "sd15",
    )
    assert [each["name"] for each in answer.json()["inputs"]][:2] == ["prompt", "negative_prompt"]


def test_what_is_no_graph_is_refused_with_its_place(client: TestClient):
    answer = client.post(READ, json={"graph": {"7": {"inputs": {}}}})
    assert answer.status_code == 422
    assert "7" in answer.json()["detail"]


def test_a_node_that_cannot_be_asked_is_a_fault_of_the_house(client: TestClient):
    graph, _ = load("sd15_text_to_image")
    answer = client.post(READ, json={"graph": graph, "backend_id": "nowhere"})
    assert answer.status_code in (404, 503)
