"""How a node lets us in: headers, passwords, certificates, prefixes; and what is never told."""

from pathlib import Path

import pytest

from orchestrator.nodes.access import Access, read, written
from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import until

from .fakes import LOGIN_PAGE, ProxiedNode, basic, self_signed
from .pools import link_of, node_of, pool_of

KEY = Access(headers={"X-Key": "s3cret"})


def test_secrets_are_not_in_what_python_shows_of_them() -> None:
    access = Access(headers={"X-Key": "s3cret"}, password=("ada", "s3cret"))
    assert "s3cret" not in repr(access)
    assert "s3cret" not in repr(node_of(FakeNode(port=9), access=access))


def test_what_is_written_is_read_again() -> None:
    access = Access(headers={"X-Key": "a"}, password=("ada", "b"), verify_tls=False)
    assert read(written(access), verify_tls=False) == access


async def test_a_header_goes_with_every_request_and_with_the_socket() -> None:
    node = ProxiedNode(wants={"X-Key": "s3cret"})
    async with node.serve(), link_of(node, access=KEY) as link:
        await until(lambda: node.is_heard)
        assert link.state.online


async def test_a_password_goes_as_basic_authentication() -> None:
    node = ProxiedNode(wants={"Authorization": basic("ada", "pass:wörd")})
    async with node.serve(), link_of(node, access=Access(password=("ada", "pass:wörd"))) as link:
        await until(lambda: node.is_heard)
        assert link.state.online


@pytest.mark.parametrize(
    "refuses_by", ["status", "page", "/login?next=/", "https://sso.example/login"]
)
async def test_a_node_that_does_not_let_us_in_is_unauthorised_and_not_healthy(
    refuses_by: str,
) -> None:
    node = ProxiedNode(wants={"X-Key": "other"}, refuses_by=refuses_by)
    async with node.serve(), link_of(node, access=KEY) as link:
        assert (link.state.online, link.state.unauthorised) == (False, True)
        assert (link.state.error or "").startswith("authentication failed")
        assert not link.usable


async def test_a_page_that_is_no_login_is_no_node_either() -> None:
    assert "sign in" in LOGIN_PAGE
    node = ProxiedNode(wants={"X-Key": "other"}, refuses_by="/elsewhere")
    async with node.serve(), link_of(node) as link:
        assert (link.state.online, link.state.unauthorised) == (False, False)
        assert "leads on to" in (link.state.error or "")


async def test_a_header_never_follows_a_redirect_to_another_host() -> None:
    other = ProxiedNode()
    async with other.serve():
        node = ProxiedNode(wants={"X-Key": "other"}, refuses_by=other.url)
        async with node.serve(), link_of(node, access=KEY) as link:
            with pytest.raises(Exception, match="cannot be opened"):
                async with link.client.listen("one"):
                    pass
            assert not link.state.online
            assert other.asked == []


async def test_a_path_prefix_of_a_proxy_is_kept_for_requests_and_socket() -> None:
    node = ProxiedNode(prefix="/pods/7/8188")
    async with node.serve(), link_of(node) as link:
        await until(lambda: node.is_heard)
        assert link.state.online
        assert all(path.startswith("/pods/7/8188/") for path in node.asked)


async def test_a_certificate_that_nobody_vouches_for_is_refused_unless_a_person_says_so(
    tmp_path: Path,
) -> None:
    node = ProxiedNode(certificate=self_signed(tmp_path))
    async with node.serve():
        async with link_of(node) as link:
            assert not link.state.online
        async with link_of(node, access=Access(verify_tls=False)) as link:
            assert link.state.online
            await until(lambda: node.is_heard)  # over wss


async def test_secrets_that_cannot_be_read_keep_the_node_away_and_are_told() -> None:
    node = ProxiedNode()
    async with node.serve(), link_of(node, access=Access(damage="The key is missing.")) as link:
        assert link.state.unauthorised
        assert link.state.error == "authentication failed: The key is missing"
        assert node.asked == []


async def test_another_password_reaches_a_node_whose_work_goes_on() -> None:
    node = ProxiedNode(wants={"X-Key": "new"})
    async with node.serve(), pool_of(node_of(node, access=KEY)) as pool:
        [link] = pool.links
        await until(link.looked.is_set)
        assert link.state.unauthorised
        pool.change(node_of(node, access=Access(headers={"X-Key": "new"})))
        await until(lambda: link.usable)
        assert pool.get("north") is link
