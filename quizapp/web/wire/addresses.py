"""The app's routes, each of which learns to write its addresses when the first one is wanted."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class Route(Rule):
    """Flask's own, but the code that writes addresses is not compiled for all two hundred routes at every start."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = super()._compile_builder
        made: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not made:
                made.append(compiled(append_unknown))
            return made[0](rule, **values)

        return build
