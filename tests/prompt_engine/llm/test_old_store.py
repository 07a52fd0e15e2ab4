from prompt_engine.llm.old_store import OldCredentials, read_old_store
from prompt_engine.llm.providers import Providers, load_providers

PROVIDERS = Providers(load_providers())


def test_the_earlier_consoles_store_is_read():
    store = read_old_store(
        {
            "activeProvider": "openai",
            "selectedModel": "gpt-4o",
            "targetModel": "flux.1",
            "providers": {
                "openai": {"apiKey": "sk-1", "endpoint": "https://api.openai.com/v1"},
                "lmstudio": {"endpoint": "http://127.0.0.1:1234/v1"},
                "replicate": {"apiKey": "r8"},
                "unheard_of": {"apiKey": "x"},
                "anthropic": {"apiKey": ""},
            },
        },
        PROVIDERS,
    )
    assert store.providers == {
        "openai": OldCredentials({"api_key": "sk-1"}, "https://api.openai.com/v1"),
        "lm_studio": OldCredentials({}, "http://127.0.0.1:1234/v1"),
    }
    assert store.chosen == {
        "active_provider": "openai",
        "selected_model": "gpt-4o",
        "target_model": "flux.1",
    }
    assert store.skipped == ("replicate", "unheard_of")


def test_providers_at_the_top_and_names_with_underscores_are_read_too():
    store = read_old_store({"google": {"api_key": "g", "oauth_token": "t"}}, PROVIDERS)
    assert store.providers["google"].secrets == {"api_key": "g", "oauth_token": "t"}


def test_an_address_that_is_none_is_left_out():
    store = read_old_store({"openai": {"apiKey": "k", "endpoint": "file:///etc"}}, PROVIDERS)
    assert store.providers["openai"] == OldCredentials({"api_key": "k"})


def test_garbage_gives_nothing():
    assert read_old_store({"providers": [1], "x": None}, PROVIDERS).providers == {}
