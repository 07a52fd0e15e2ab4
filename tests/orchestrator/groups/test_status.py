"""How a group stands, from how its children stand."""

import pytest

from orchestrator.groups.models import GroupStatus, overall_status
from orchestrator.jobs.models import Status

QUEUED, LEASED, RUNNING = Status.QUEUED, Status.LEASED, Status.RUNNING
DONE, FAILED, CANCELLED = Status.DONE, Status.FAILED, Status.CANCELLED


@pytest.mark.parametrize(
    ("children", "status"),
    [
        ([QUEUED, LEASED], GroupStatus.PENDING),
        ([QUEUED, RUNNING], GroupStatus.RUNNING),
        ([QUEUED, DONE], GroupStatus.RUNNING),
        ([QUEUED, FAILED], GroupStatus.RUNNING),
        ([Status.COLLECTING, DONE], GroupStatus.RUNNING),
        ([DONE, DONE], GroupStatus.COMPLETED),
        ([DONE, FAILED], GroupStatus.PARTIAL_COMPLETE),
        ([DONE, CANCELLED], GroupStatus.PARTIAL_COMPLETE),
        ([FAILED, CANCELLED], GroupStatus.FAILED),
        ([FAILED, FAILED], GroupStatus.FAILED),
        ([CANCELLED, CANCELLED], GroupStatus.CANCELLED),
    ],
)
def test_a_group_stands_as_its_children_do(children: list[Status], status: GroupStatus):
    assert overall_status(children, is_stopped=False) is status


def test_a_stopped_group_is_cancelled_unless_all_was_done():
    assert overall_status([DONE, CANCELLED], is_stopped=True) is GroupStatus.CANCELLED
    assert overall_status([FAILED, CANCELLED], is_stopped=True) is GroupStatus.CANCELLED
    assert overall_status([DONE, DONE], is_stopped=True) is GroupStatus.COMPLETED
    assert overall_status([DONE, RUNNING], is_stopped=True) is GroupStatus.RUNNING
