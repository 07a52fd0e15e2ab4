"""Sets built round the subject: where the scene plays."""

from .build import facts_of, furnish

__all__ = ["facts_of", "furnish"]
