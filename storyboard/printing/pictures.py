"""The pictures of a print, as the gallery keeps them small: stills, and videos' first frames."""

import asyncio
from collections.abc import Iterable

import httpx

from studio_kit.errors import Unavailable

from .drawing import as_jpeg
from .models import Page, PictureItem, PrintPages

ANSWER_SECONDS = 60.0
AT_ONCE = 4

WIDTHS = {1: 1920, 2: 960, 3: 960, 4: 960, 5: 480, 6: 480}
"""Width in pixels by shots in a row: at least 170 a printed inch on A4."""


class GalleryAway(Unavailable):
    title = "The gallery does not answer"


class GalleryPictures:
    """`client` is one of the gallery's address."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def of_page(
        self, page: Page, *, project: str, width: int
    ) -> dict[tuple[str, str], bytes]:
        """The page's pictures as JPEG; one that is gone or unreadable is left out.

        Raises `GalleryAway`.
        """
        wanted = _pictures((page,))
        gate = asyncio.Semaphore(AT_ONCE)

        async def fetch(picture: PictureItem) -> bytes | None:
            async with gate:
                return await self._fetch(picture, project=project, width=width)

        found = await asyncio.gather(*(fetch(picture) for picture in wanted.values()))
        return {key: data for key, data in zip(wanted, found, strict=True) if data is not None}

    async def _fetch(self, picture: PictureItem, *, project: str, width: int) -> bytes | None:
        query = {"project": project, "path": picture.path, "width": str(width)}
        if picture.version:
            query["v"] = picture.version
        try:
            answer = await self._client.get(
                "/api/gallery/thumbnail", params=query, timeout=ANSWER_SECONDS
            )
            if answer.is_client_error:
                return None
            encoded = answer.raise_for_status().content
        except httpx.HTTPError as error:
            sentence = "The gallery, which keeps the pictures small, does not answer; try again."
            raise GalleryAway(sentence) from error
        return await asyncio.to_thread(as_jpeg, encoded)


def count_pictures(sheets: PrintPages) -> int:
    return len(_pictures(sheets.pages))


def _pictures(pages: Iterable[Page]) -> dict[tuple[str, str], PictureItem]:
    items = (item for page in pages for item in page.items if isinstance(item, PictureItem))
    return {(item.path, item.version): item for item in items}
