"""Parameters at the end of a prompt, for models that take them there."""

from fractions import Fraction

from prompt_engine.catalogue.gear import AspectRatio

from .models import Intent, Note, Piece, TargetModel
from .negatives import is_photographed


def ratio_note(model: TargetModel, intent: Intent) -> list[Note]:
    """That the aspect ratio is told as a parameter, if it is."""
    ratio = _ratio(model, intent)
    return [Note("rewritten", "aspect_ratio", f'It is told as "{ratio}".')] if ratio else []


def parameter_pieces(model: TargetModel, intent: Intent, unwanted: list[str]) -> list[Piece]:
    """Such as ` --ar 16:9 --style raw --no text, watermark --v 7`."""
    pieces = list[Piece]()
    ratio = _ratio(model, intent)
    pieces += [Piece(None, " "), Piece("aspect_ratio", ratio)] if ratio else []
    if "--style raw" in model.parameters and is_photographed(intent):
        pieces.append(Piece(None, " --style raw"))
    if "--no" in model.parameters and unwanted:
        pieces.append(Piece(None, f" --no {', '.join(unwanted)}"))
    return [*pieces, Piece(None, f" {model.version}")] if model.version else pieces


def _ratio(model: TargetModel, intent: Intent) -> str | None:
    ratio = intent.camera.get("aspect_ratio")
    if "--ar" not in model.parameters or not ratio or not isinstance(ratio.entry, AspectRatio):
        return None
    return f"--ar {whole(ratio.entry.ratio)}"


def whole(ratio: float) -> str:
    """A ratio in whole numbers: "16:9" for 1.778, "239:100" for 2.39."""
    near = Fraction(ratio).limit_denominator(16)
    if abs(near - Fraction(ratio)) > Fraction(ratio) / 1000:
        near = Fraction(round(ratio * 100), 100)
    return f"{near.numerator}:{near.denominator}"
