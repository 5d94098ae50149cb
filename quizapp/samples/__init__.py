"""Articles of our own that a visitor can try with one click."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SLUGS = ("lake-baikal", "mary-anning", "race-to-the-south-pole", "python-language-history")


@dataclass(frozen=True)
class Sample:
    """One sample: its name in addresses, its title and its text."""

    slug: str
    title: str
    text: str


@cache
def samples() -> tuple[Sample, ...]:
    """All samples, in the order they are offered."""
    return tuple(_read(slug) for slug in SLUGS)


def sample(slug: str) -> Sample | None:
    """The sample of this name, if there is one."""
    return next((one for one in samples() if one.slug == slug), None)


def _read(slug: str) -> Sample:
    text = files(__package__).joinpath(f"{slug}.txt").read_text(encoding="utf-8")
    return Sample(slug, text.partition("\n")[0].strip(), text)
