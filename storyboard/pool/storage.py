"""`pool.json` of a project folder: readable, atomic, safe between machines that share it."""

from collections.abc import Callable

from pydantic import ValidationError

from storyboard.board.opening import STUDIO_FOLDER
from storyboard.board.store import make_private_folder
from storyboard.projects.storage import not_writable
from studio_kit.files import write_atomically
from studio_kit.leases import leased
from studio_kit.paths import ProjectRoot

from .models import Pool, PoolDamaged

POOL_FILE = "pool.json"
LEASE_FILE = "pool.lease"


def read_pool(root: ProjectRoot) -> Pool:
    """Blocking. Raises `PoolDamaged`, and leaves the file as it is then."""
    path = root.path / POOL_FILE
    try:
        return Pool.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Pool()
    except ValidationError as error:
        raise PoolDamaged(
            f"{path} is no pool any more ({_fault(error)}); mend it, or move it away to begin anew."
        ) from error
    except OSError as error:
        raise PoolDamaged(f"{path} cannot be read ({error.strerror}); make it readable.") from error


def change_pool(root: ProjectRoot, change: Callable[[Pool], Pool]) -> Pool:
    """What `change` makes of the pool, once it is on disk. Blocking.

    Raises `FolderBusy`, `FolderNotWritable`, `PoolDamaged`, and what `change` raises.
    """
    folder = root.path / STUDIO_FOLDER
    try:
        make_private_folder(folder)
        with leased(folder / LEASE_FILE):
            before = read_pool(root)
            after = change(before)
            if after != before:
                data = after.model_dump_json(indent=1) + "\n"
                write_atomically(root.path / POOL_FILE, data.encode())
            return after
    except OSError as error:
        raise not_writable(root.path, error) from error


def _fault(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
