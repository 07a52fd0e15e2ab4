"""Sets built round the subject: where the scene plays."""

from .build import facts_of, furnish
from .doorway import add_doorway
from .dressing import dress

__all__ = ["add_doorway", "dress", "facts_of", "furnish"]
