"""The places of this installation: those of the configuration and those added over REST."""

from collections.abc import Iterable

from ulid import ULID

from studio_kit.path_maps import System, current_system, translate
from studio_kit.settings import PathPrefix

from .models import NewPlace, PathAnswer, PlaceAnswer, PlaceIsConfigured, PlaceList, PlaceNotFound
from .storage import PlaceStorage


class PlaceService:
    """A change of a configured place is kept beside the configuration, never written into it."""

    def __init__(
        self, configured: Iterable[PathPrefix], saved: Iterable[PathPrefix], storage: PlaceStorage
    ) -> None:
        self._configured = {place.id: place for place in configured}
        self._places = self._configured | {place.id: place for place in saved}
        self._storage = storage

    @classmethod
    async def open(
        cls, configured: tuple[PathPrefix, ...], storage: PlaceStorage
    ) -> "PlaceService":
        return cls(configured, await storage.all(), storage)

    async def refresh(self) -> None:
        """Read again what another orchestrator may have changed."""
        saved = {place.id: place for place in await self._storage.all()}
        self._places = self._configured | saved

    def all(self) -> PlaceList:
        return PlaceList(mappings=list(self._places.values()), current_os=current_system())

    async def add(self, new: NewPlace) -> PlaceAnswer:
        return await self._keep(PathPrefix(id=str(ULID()).lower(), **new.model_dump()))

    async def change(self, place_id: str, new: NewPlace) -> PlaceAnswer:
        """Raises `PlaceNotFound`."""
        return await self._keep(PathPrefix(id=self._get(place_id).id, **new.model_dump()))

    async def remove(self, place_id: str) -> None:
        """Raises `PlaceNotFound`, and `PlaceIsConfigured` for what the next start brings back."""
        place = self._get(place_id)
        if place.id in self._configured:
            raise PlaceIsConfigured(
                f"{place.name} stands in config/path_maps.yaml; remove it there, or switch it off."
            )
        await self._storage.delete(place.id)
        del self._places[place.id]

    def translated(self, path: str, target: System | None) -> PathAnswer:
        here = current_system()
        return PathAnswer(
            original=path,
            translated=translate(path, self._places.values(), to=target or here),
            current_os=here,
        )

    def local(self, path: str) -> str:
        """The path as this machine names it."""
        return translate(path, self._places.values(), to=current_system())

    async def _keep(self, place: PathPrefix) -> PlaceAnswer:
        await self._storage.save(place)
        self._places[place.id] = place
        return PlaceAnswer(mapping=place)

    def _get(self, place_id: str) -> PathPrefix:
        place = self._places.get(place_id)
        if place is None:
            raise PlaceNotFound(
                f"There is no path mapping {place_id}; GET /api/path-mappings lists them."
            )
        return place
