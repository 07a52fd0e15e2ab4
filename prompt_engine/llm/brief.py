"""What a model is told about a prompt that it shall improve, as text that can be read back."""

from dataclasses import dataclass

SCENE = "Scene:"
FACTS = "Camera and look, all of it decided:"
TARGET = "Target model: "


@dataclass(frozen=True)
class Fact:
    """Such as field `time_of_day`, words "golden hour"."""

    field: str
    words: str


@dataclass(frozen=True)
class Brief:
    """`kind` is image or video; `facts` are what the configuration says in that kind."""

    target: str
    kind: str
    scene: str
    facts: tuple[Fact, ...]

    def text(self) -> str:
        facts = [f"- {fact.field.replace('_', ' ')}: {fact.words}" for fact in self.facts]
        heading = [FACTS, *facts] if facts else []
        return "\n".join([f"{TARGET}{self.target} ({self.kind})", *heading, SCENE, self.scene])

    @classmethod
    def read(cls, text: str) -> "Brief | None":
        """None for a text that is no brief."""
        head, found, scene = text.partition(f"\n{SCENE}\n")
        first, *rest = head.split("\n")
        if not found or not first.startswith(TARGET):
            return None
        target, _, kind = first.removeprefix(TARGET).rpartition(" (")
        return cls(target, kind.removesuffix(")"), scene, tuple(_facts(rest)))


def _facts(lines: list[str]) -> list[Fact]:
    said = [line.removeprefix("- ").partition(": ") for line in lines if line.startswith("- ")]
    return [Fact(field.replace(" ", "_"), words) for field, _, words in said]
