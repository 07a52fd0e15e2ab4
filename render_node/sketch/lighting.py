"""How each kind of light is drawn (lighting.yaml)."""

from .tables import Table, load

Triple = tuple[float, float, float]


class Light(Table):
    """Key direction, greys of sky, clouds (body, underside) and distance, how much of the contrast
    the air takes at most, size of a sun or moon (part of the height), tints.
    """

    key: Triple
    ambient: float
    sky_top: float
    sky_low: float
    exposure: float
    clouds: tuple[float, float]
    far: float
    haze: float
    glow: float
    paper: Triple
    lead: Triple


class Air(Table):
    clear: float
    night: float
    rain: float
    snow: float
    fog: float


class Lighting(Table):
    indoors: tuple[str, ...]
    open: tuple[str, ...]
    lights: dict[str, Light]
    air: Air


def lighting() -> Lighting:
    return load(Lighting, "lighting.yaml")


def sight_range(light: str, weather: str) -> float:
    """Metres until the air has taken most of the contrast."""
    air = lighting().air
    clear = air.night if light == "night" else air.clear
    return {"fog": air.fog, "rain": air.rain, "snow": air.snow}.get(weather, clear)
