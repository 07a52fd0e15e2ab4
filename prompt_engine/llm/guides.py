"""Prompt guides of target models: Markdown that ships with the house and that people may edit."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid, NotFound
from studio_kit.files import write_atomically

HOUSE_GUIDES = Path(__file__).with_name("guides")
GENERAL = "general"
LONGEST = 20_000
"""Characters of a guide: it is sent with every prompt."""

GUIDE_NAME = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")


class GuideUnknown(NotFound):
    title = "Unknown guide"


class GuideUnusable(Invalid):
    title = "The guide cannot be used"


@dataclass(frozen=True)
class Guide:
    """`sha256` of its text tells which wording a prompt was improved with."""

    id: str
    text: str
    edited: bool

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


class Guides:
    """The house's guides, and the copies in the data folder that hold instead of them."""

    def __init__(self, own: Path, house: Path = HOUSE_GUIDES) -> None:
        self._own = own
        self._house = house

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self._house.glob("*.md")))

    def read(self, guide_id: str) -> Guide:
        """Raises `GuideUnknown`, or `GuideUnusable` for a copy that is no text."""
        house = self._file(guide_id)
        own = self._own / house.name
        path = own if own.is_file() else house
        try:
            return Guide(guide_id, path.read_text(encoding="utf-8"), edited=path is own)
        except UnicodeDecodeError as error:
            raise GuideUnusable(f"{path} is not UTF-8 text; save it again or reset it.") from error

    def of_model(self, target: str) -> Guide:
        """The guide of a target model; the general one for a model without its own."""
        known = GUIDE_NAME.fullmatch(target) and (self._house / f"{target}.md").is_file()
        return self.read(target if known else GENERAL)

    def write(self, guide_id: str, text: str) -> Guide:
        """Keep a person's wording beside the house's. Raises `GuideUnknown`, `GuideUnusable`."""
        house = self._file(guide_id)
        if not text.strip() or len(text) > LONGEST:
            raise GuideUnusable(f"A guide has 1 to {LONGEST} characters; reset it to go back.")
        self._own.mkdir(parents=True, exist_ok=True)
        self._set_aside(guide_id)
        write_atomically(self._own / house.name, text.encode())
        return self.read(guide_id)

    def reset(self, guide_id: str) -> Guide:
        """The house's wording again; the person's stays in `earlier` under a dated name."""
        self._file(guide_id)
        self._set_aside(guide_id)
        return self.read(guide_id)

    def _file(self, guide_id: str) -> Path:
        path = self._house / f"{guide_id}.md"
        if not GUIDE_NAME.fullmatch(guide_id) or not path.is_file():
            hint = did_you_mean(guide_id[:80], self.ids())
            raise GuideUnknown(f'There is no guide "{guide_id[:80]}".{hint}')
        return path

    def _set_aside(self, guide_id: str) -> None:
        own = self._own / f"{guide_id}.md"
        if not own.is_file():
            return
        earlier = self._own / "earlier"
        earlier.mkdir(exist_ok=True)
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        own.rename(earlier / f"{guide_id}.{moment}.md")
