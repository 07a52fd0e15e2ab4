"""What the gallery's speed rests on, beside the same work done as the earlier console did it.

`python -m benchmarks.gallery` makes projects of generated pictures in a temporary folder, starts
the gallery as a process of its own and asks it over HTTP: cold (the first question after the
start) and warm (the best of the rest: others work on the machine, too). Beside it stands the plain
way in the same run: walking the folders with a `stat` of each file, reading every file for each
search, hashing every time, writing the whole document of stars for each file. On a machine with
other work the ratios are what to compare. `--rows 1000000` is the size of the large index,
`--rows 0` leaves it out.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks import gallery_plain
from benchmarks.gallery_films import (
    RARE,
    fill_index,
    large_png,
    pictures,
    project,
    small_png,
)
from benchmarks.gallery_service import Service, free_port, is_whole, service, wait_for
from benchmarks.gallery_table import Table, asked, best_of, p95, timed
from gallery.index.database import IndexDatabase, index_path
from gallery.media.models import MediaFile
from gallery.media.pictures import draw_thumbnail
from gallery.search.language import parse
from gallery.search.service import newest
from gallery.search.statement import statement
from gallery.search.storage import load_search_fields
from gallery.search.views import read_files
from studio_kit.settings import Ports, Settings

FILES = 5_000
FOLDERS = 50
CHANGED = 1_000
THUMBNAILS = 40
ANSWERS = 20
"""Over which the work of the service is measured: its clock ticks a hundred times a second."""


def main(rows: int) -> None:
    table = Table()
    with tempfile.TemporaryDirectory(prefix="gallery-bench-") as name:
        folder = Path(name).resolve()
        settings = Settings(data=folder / "data", ports=Ports(gallery=free_port()))
        pixels = small_png(folder)
        film = project(folder / "film")
        reading(table, settings, film, pixels)
        sorting_out(table, settings, project(folder / "rated"), pixels)
        thumbnails(table, folder)
        if rows:
            large(table, settings, folder / "away", rows)
    for what in table.missed:
        print(f"missed: {what}")


def reading(table: Table, settings: Settings, film: Path, pixels: bytes) -> None:
    flat, tree = film / "flat", film / "tree"
    files = pictures(flat, FILES, pixels=pixels)
    for number in range(FOLDERS):
        pictures(tree / f"SC{number:02d}", FILES // FOLDERS, pixels=pixels)
    where = {"project": str(film)}
    with service(settings) as gallery:
        began = time.perf_counter()
        gallery.get("index", **where)
        wait_for(lambda: is_whole(gallery, film, 2 * FILES))
        seconds = time.perf_counter() - began
    plain = best_of(lambda: [gallery_plain.opened_and_read(path) for path in files], rounds=2)
    table.line(
        "index: files a second, pictures with graphs",
        2 * FILES / seconds,
        goal=1000,
        plain=FILES / plain * 1000,
        unit="/s",
        least=True,
    )
    with service(settings) as gallery:
        listed = {**where, "folder": "flat", "deep": False, "sort": "name", "descending": False}
        cold, warm = asked(lambda: gallery.get("order", **listed))
        walked = best_of(lambda: json.dumps(gallery_plain.walked(flat)))
        table.line("a folder of 5,000: all in order", warm, goal=40, cold=cold, plain=walked)
        cold, warm = asked(lambda: gallery.get("search", **listed, limit=200))
        table.line("  its first 200 with all that is known", warm, goal=40, cold=cold)
        cold, warm = asked(lambda: gallery.get("files", **where, folder="flat", limit=5000))
        table.line("  all as one answer, from the disk", warm, cold=cold, plain=walked)
        cold, warm = asked(lambda: gallery.get("folders", **where))
        walked = best_of(lambda: json.dumps(gallery_plain.walked(tree)))
        table.line("the tree of 5,000 in 50 folders", warm, goal=60, cold=cold, plain=walked)
        searching(table, gallery, film, files, data=settings.data)
        duplicates(table, gallery, film, files)


def searching(
    table: Table, gallery: Service, film: Path, files: Sequence[Path], *, data: Path
) -> None:
    plain = best_of(lambda: gallery_plain.searched(files, RARE), rounds=3)
    for what, query in (
        ("a rare word", RARE),
        ("two words", "lantern fog"),
        ("a model", "model:flux"),
    ):
        cold, warm = asked(
            lambda q=query: gallery.get("search", project=film, folder="flat", q=q, limit=100)
        )
        table.line(f"search 5,000: {what}", warm, goal=None, cold=cold, plain=plain)
    database = IndexDatabase(index_path(data / "cache" / "gallery", film))
    wanted = statement(parse("lantern fog", load_search_fields()), folder="flat")
    _, warm = asked(
        lambda: database.read(lambda c: read_files(c, newest(c, wanted, limit=100), {}))
    )
    database.close()
    table.line("  two words, without HTTP: 100 files", warm, goal=3, plain=plain)


def duplicates(table: Table, gallery: Service, film: Path, files: Sequence[Path]) -> None:
    began = time.perf_counter()
    wanted = {"project": str(film), "folder": "flat", "limit": 500}
    wait_for(lambda: gallery.told("duplicates", **wanted)["remaining"] == 0)
    cold = (time.perf_counter() - began) * 1000
    _, warm = asked(lambda: gallery.get("duplicates", **wanted))
    plain = best_of(lambda: gallery_plain.hashed(files), rounds=3)
    table.line("exact duplicates of 5,000", warm, goal=50, cold=cold, plain=plain)


def sorting_out(table: Table, settings: Settings, film: Path, pixels: bytes) -> None:
    pictures(film, CHANGED, pixels=pixels)
    where = {"project": str(film)}
    paths = [f"shot_{number:05d}.png" for number in range(CHANGED)]
    with service(settings) as gallery:
        wait_for(lambda: is_whole(gallery, film, CHANGED))
        stars = {path: number % 5 + 1 for number, path in enumerate(paths)}
        gallery.post("ratings", {"project_path": str(film), "ratings": stars})
        rule = {"pattern": "shot_{index:05d}", "start": 1}
        body = {**where, "paths": paths, "rule": rule, "dry_run": False}
        renamed, back = _there_and_back(gallery, film, "operations/rename-many", body)
        plain = gallery_plain.renamed(film.with_name("plain"), paths, pixels)
        table.line("rename 1,000 rated, shifted by one", renamed, goal=400, plain=plain)
        table.line("  and back", back)
        body = {**where, "paths": paths}
        thrown, back = _there_and_back(gallery, film, "operations/trash", body)
        plain = gallery_plain.thrown_away(film.with_name("plain"), paths, pixels)
        table.line("throw 1,000 away", thrown, goal=300, plain=plain)
        table.line("  and bring them back", back)


def _there_and_back(
    gallery: Service, film: Path, path: str, body: dict[str, Any]
) -> tuple[float, float]:
    """Milliseconds of a change and of its undoing; the best of three."""
    there: list[float] = []
    back: list[float] = []
    for _ in range(3):
        there.append(timed(lambda: gallery.post(path, body)))
        back.append(timed(lambda: gallery.post("operations/undo", project=film)))
    return min(there), min(back)


def thumbnails(table: Table, folder: Path) -> None:
    files = [large_png(folder / f"large{number}.png", number) for number in range(THUMBNAILS)]
    media = [MediaFile(path, "image", 1, 1) for path in files]
    draw_thumbnail(media[0], 320)
    began = time.process_time()
    for one in media:
        draw_thumbnail(one, 320)
    ours = THUMBNAILS / (time.process_time() - began)
    began = time.process_time()
    for path in files:
        with Image.open(path) as image:
            image.convert("RGB").resize((320, 320)).save(folder / "small.webp", quality=80)
    plain = THUMBNAILS / (time.process_time() - began)
    table.line(
        "thumbnails a second and core, 1024 px PNG",
        ours,
        goal=25,
        plain=plain,
        unit="/s",
        least=True,
    )


QUERIES = (
    *("fog", "lantern keeper", "harbour -rain", '"salt rope"', "gul*", RARE, "negative:blurry"),
    *("model:flux", "rating>=4", "rating:5 lighthouse", "seed:777777", "size>2.9MB fog"),
    *("date:2021-03", "shot:12A", "boat OR cliff", "name:shot_0500000", "is:rated tide", ""),
)


def large(table: Table, settings: Settings, film: Path, rows: int) -> None:
    """The project's folder is away, so nothing but the index answers."""
    began = time.perf_counter()
    fill_index(index_path(settings.data / "cache" / "gallery", film), rows)
    seconds = time.perf_counter() - began
    table.line(f"written into the index, {rows:,} files", rows / seconds, unit="/s", least=True)
    with service(settings) as gallery:
        times = {query: _times(gallery, film, query) for query in QUERIES}
        best = {query: min(each[1:]) for query, each in times.items()}
        cpu = {query: _cpu(gallery, film, query) for query in QUERIES}
        every = [one for each in times.values() for one in each[1:]]
        table.line(
            f"search {rows:,}: 95 of 100 answers",
            p95(every),
            goal=50,
            cold=p95([each[0] for each in times.values()]),
        )
        table.line("  95 of 100 queries, each at its best", p95(list(best.values())))
        table.line("  95 of 100 queries, CPU of the service", p95(list(cpu.values())))
        slowest = max(best, key=lambda query: best[query])
        table.line(f"  the slowest: {slowest or 'everything'}", best[slowest])
        first, warm_order = asked(lambda: gallery.get("order", project=film), rounds=4)
        table.line("  the order of all of them", warm_order, cold=first)
        _, facets = asked(lambda: gallery.get("facets", project=film, q="fog"), rounds=4)
        table.line("  facets of the newest 20,000", facets)
        table.line("memory of the service", gallery.megabytes(), goal=300, unit="MB")


def _cpu(gallery: Service, film: Path, query: str) -> float:
    """Milliseconds of the service for one answer: they do not grow while others work."""
    began = gallery.cpu_seconds()
    for _ in range(ANSWERS):
        gallery.get("search", project=film, q=query, limit=100)
    return (gallery.cpu_seconds() - began) / ANSWERS * 1000


def _times(gallery: Service, film: Path, query: str) -> list[float]:
    return [
        timed(lambda: gallery.get("search", project=film, q=query, limit=100)) for _ in range(8)
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the large index")
    main(parser.parse_args().rows)
