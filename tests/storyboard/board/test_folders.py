from storyboard.board.snapshot import SCENES_FOLDER
from storyboard.history.storage import BRANCHES, SNAPSHOTS
from studio_kit.project import DOCUMENT_FOLDERS


def test_the_other_services_know_the_folders_of_our_documents() -> None:
    assert {SCENES_FOLDER, SNAPSHOTS, BRANCHES} == DOCUMENT_FOLDERS
