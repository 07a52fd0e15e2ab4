"""Which of several files that are alike to keep. A proposal: a person looks before it is done."""

from collections.abc import Iterable, Sequence

from gallery.search.views import File

from .models import Keep


def kept(files: Sequence[File], by: Keep) -> File:
    """The one to keep. Where several are equal it is the rated one, then the tagged or noted one,
    then the older one, then the one whose path is shorter.
    """
    return best_first(files, by)[0]


def best_first(files: Iterable[File], by: Keep) -> list[File]:
    """In the order in which they would be kept."""
    return sorted(files, key=lambda file: (*_order(file, by), *_worth(file), file.path))


def freed_bytes(files: Sequence[File], keep: File) -> int:
    return sum(file.size for file in files if file.id != keep.id)


def _order(file: File, by: Keep) -> tuple[float, ...]:
    match by:
        case "newest":
            return (-file.modified_at.timestamp(),)
        case "oldest":
            return (file.modified_at.timestamp(),)
        case "best_rated":
            return (-file.rating,)
        case "largest":
            return (-_pixels(file), -file.size)


def _worth(file: File) -> tuple[float, ...]:
    return (
        -file.rating,
        -len(file.tags) - bool(file.note),
        file.modified_at.timestamp(),
        len(file.path),
    )


def _pixels(file: File) -> int:
    return (file.width or 0) * (file.height or 0)
