"""Figures that tests measure and browsers that are missing: collected here, told at the end of the run."""

import os
import shutil
from dataclasses import dataclass, field

ALLOW_WITHOUT = "ZONDER_BROWSER"


@dataclass
class Figures:
    """What the closing lines of a run tell."""

    measured: dict[str, str] = field(default_factory=dict)
    without_browser: int = 0

    def note(self, name: str, value: float | str, unit: str = "") -> None:
        """Keep one figure; a later one of the same name replaces it."""
        shown = f"{value:.2f}" if isinstance(value, float) else str(value)
        self.measured[name] = f"{shown} {unit}".strip()

    def add(self, others: "Figures") -> None:
        """Take over what a worker noted; each worker counts the same missing browser tests, so they are not added."""
        self.measured.update(others.measured)
        self.without_browser = max(self.without_browser, others.without_browser)

    @property
    def unacceptable(self) -> bool:
        """Whether browser tests could not run and nobody allowed that."""
        return self.without_browser > 0 and not os.environ.get(ALLOW_WITHOUT)

    def closing_lines(self) -> list[str]:
        """The lines to print, in Dutch."""
        lines = [f"{name:<52} {value}" for name, value in sorted(self.measured.items())]
        if self.without_browser:
            lines.append(
                f"NIET GEDRAAID: {self.without_browser} browsertests, want er is geen Chromium. "
                "Installeer die met: apt-get install --no-install-recommends chromium"
            )
            lines.append(
                f"Dat telt als fout; met {ALLOW_WITHOUT}=1 mag het."
                if self.unacceptable
                else f"Toegestaan door {ALLOW_WITHOUT}."
            )
        return lines


def chromium_program() -> str | None:
    """Path of the browser: CHROMIUM, or the distribution's own; None when there is none."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for name in candidates if (path := shutil.which(name))), None)
