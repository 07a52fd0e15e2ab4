"""What a call cost, by the public price list of genai-prices (part of the package, dated).

Imported with the first priced call, since the list is as large as it is long.
"""

from decimal import Decimal

from genai_prices import Usage as PricedUsage
from genai_prices import calc_price

from .models import Usage

NANO = Decimal(1_000_000_000)


def nano_usd(provider: str, model: str, usage: Usage) -> int | None:
    """Billionths of a US dollar; None where the model has no known price."""
    tokens = PricedUsage(input_tokens=usage.input_tokens, output_tokens=usage.output_tokens)
    try:
        price = calc_price(tokens, model, provider_id=provider)
    except LookupError:
        return None
    return int((price.total_price * NANO).to_integral_value())
