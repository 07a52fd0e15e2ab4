"""Projects as the gallery's benchmark needs them: generated, the same in every run."""

import json
import random
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from gallery.index.database import IndexDatabase
from gallery.index.models import Facts, Indexed, Notes, Seen
from gallery.index.rows import FileRows, marks_in
from gallery.search.storage import load_search_fields

WORDS = (
    *("lighthouse", "harbour", "fog", "morning", "dusk", "salt", "rope", "gull", "lantern"),
    *("keeper", "storm", "wide", "close", "portrait", "silhouette", "grain", "anamorphic"),
    *("backlit", "rain", "window", "stairs", "corridor", "empty", "boat", "tide", "cliff"),
)
RARE = "quicksilver"
MODELS = ("flux1-dev.safetensors", "sd_xl_base_1.0.safetensors", "wan2.2_i2v.safetensors")
ROWS_AT_ONCE = 5_000
MINUTE_NS = 60_000_000_000


def project(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "storyboard.json").write_text(json.dumps({"schema_version": 1}))
    return folder


def pictures(folder: Path, count: int, *, pixels: bytes) -> list[Path]:
    """Small pictures with graphs in them, each twentieth a copy of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(count)
    made: list[Path] = []
    content = b""
    for number in range(count):
        if number % 20 != 1:
            content = with_text(pixels, "prompt", json.dumps(graph(dice, number)))
        made.append(folder / f"shot_{number:05d}.png")
        made[-1].write_bytes(content)
    return made


def graph(dice: random.Random, number: int) -> dict[str, object]:
    """As a text-to-picture workflow of six nodes says how picture `number` was made."""
    words = " ".join(dice.choice(WORDS) for _ in range(24))
    text = f"{words} {RARE}" if number % 500 == 7 else words
    ends = {"positive": ["2", 0], "negative": ["3", 0], "model": ["1", 0]}
    sampling = {"seed": number, "steps": 28, "cfg": 6.5, "sampler_name": "euler", "denoise": 1.0}
    return {
        "1": _node("CheckpointLoaderSimple", ckpt_name=dice.choice(MODELS)),
        "2": _node("CLIPTextEncode", text=text, clip=["1", 1]),
        "3": _node("CLIPTextEncode", text="blurry, text, watermark", clip=["1", 1]),
        "4": _node("KSampler", **sampling, **ends),
        "5": _node("VAEDecode", samples=["4", 0], vae=["1", 2]),
        "6": _node("SaveImage", images=["5", 0], filename_prefix="shot"),
    }


def _node(kind: str, **inputs: object) -> dict[str, object]:
    return {"class_type": kind, "inputs": inputs}


def small_png(folder: Path) -> bytes:
    """64 x 36 pixels."""
    path = folder / "small.png"
    Image.effect_noise((64, 36), 60).convert("RGB").save(path)
    return path.read_bytes()


def large_png(path: Path, seed: int) -> Path:
    """1024 x 1024 pixels, about as hard to pack as a rendered picture."""
    dice = random.Random(seed)
    noise = Image.effect_noise((1024, 1024), dice.uniform(8, 24))
    ground = Image.linear_gradient("L").resize((1024, 1024)).rotate(dice.randrange(360))
    Image.merge("RGB", (ground, Image.blend(ground, noise, 0.3), noise)).save(path)
    return path


def with_text(png: bytes, keyword: str, text: str) -> bytes:
    """A PNG with one more text chunk, behind its header."""
    content = keyword.encode() + b"\0" + text.encode()
    chunk = b"tEXt" + content
    whole = struct.pack(">I", len(content)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:33] + whole + png[33:]


def fill_index(path: Path, rows: int) -> None:
    """An index of so many files that were changed a minute apart, in folders of 500."""
    database = IndexDatabase(path)
    marks = marks_in(load_search_fields())
    for start in range(0, rows, ROWS_AT_ONCE):
        with database.write() as connection:
            FileRows(connection, marks).put(_indexed(start, min(start + ROWS_AT_ONCE, rows)))
    database.close()


def _indexed(start: int, end: int) -> Iterator[Indexed]:
    for number in range(start, end):
        dice = random.Random(number)
        words = " ".join(dice.choice(WORDS) for _ in range(24))
        seen = Seen(
            path=f"SC{number // 500:04d}/shot_{number:07d}.png",
            size=1_000_000 + dice.randrange(2_000_000),
            modified=1_600_000_000_000_000_000 + number * MINUTE_NS,
        )
        facts = Facts(
            "image",
            width=1344,
            height=768,
            prompt=f"{words} {RARE}" if number % 50_000 == 7 else words,
            negative="blurry, text, watermark",
            seed=number,
            steps=28,
            cfg=6.5,
            sampler="euler",
            models=(dice.choice(MODELS),),
            shot=f"{number // 500 + 1}A",
        )
        yield Indexed(seen, facts, Notes(rating=dice.choice((0, 0, 0, 0, 0, 0, 0, 3, 4, 5))))
