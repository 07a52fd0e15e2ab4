"""What can go wrong between us and a language model. `passing` failures are worth another try."""

from typing import ClassVar

from studio_kit.errors import Conflict, Invalid, NotFound, StudioError, TooMany


class ProviderFailure(StudioError):
    """The provider did not answer as it should."""

    status = 502
    title = "The language model's provider failed"
    passing: ClassVar[bool] = False


class ProviderUnreachable(ProviderFailure):
    title = "The provider cannot be reached"
    passing = True


class ProviderBroken(ProviderFailure):
    """5xx: its own fault, and maybe gone in a moment."""

    passing = True


class ProviderTooSlow(ProviderFailure):
    status = 504
    title = "The provider was too slow"
    passing = True


class AnswerUnreadable(ProviderFailure):
    """What came back is not the protocol that the provider is said to speak."""

    title = "The provider's answer cannot be read"


class AnswerUnusable(ProviderFailure):
    """The protocol was right, the content was not, however often it was asked for."""

    title = "The model's answer is of no use"


class KeyRefused(ProviderFailure):
    """401 or 403 of the provider; not ours, or a page would think that we ask for a login."""

    title = "The provider refused the key"


class RequestRefused(ProviderFailure):
    title = "The provider refused the request"


class ModelUnknown(ProviderFailure):
    title = "The provider has no such model"


class AccountSpent(ProviderFailure):
    title = "The account at the provider has no credit left"


class ProviderBusy(TooMany):
    """429 of the provider. `asked`: it said itself how long to wait."""

    title = "The provider asks to slow down"
    passing: ClassVar[bool] = True

    def __init__(self, message: str, *, retry_after: int, asked: bool = True) -> None:
        super().__init__(message, retry_after=retry_after)
        self.retry_after = retry_after
        self.asked = asked


class AddressRefused(Invalid):
    title = "This address is not called"


class ProviderUnknown(NotFound):
    title = "Unknown provider"


class NothingChosen(Conflict):
    """No provider, model or key is set where one is needed."""

    title = "No language model is set up"


class BudgetSpent(Conflict):
    title = "The budget for language models is spent"


class NotOffered(StudioError):
    """Asked for what the provider has no public way to do."""

    status = 501
    title = "The provider does not offer this"


Failure = ProviderFailure | ProviderBusy
"""Whatever a provider can do to us."""
