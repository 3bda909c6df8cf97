"""What the processes of the run and the one that kills them tell each other: a variable and small files."""

from pathlib import Path

BROKEN = "KAPOT"
"""Environment variable that puts the deliberately broken engine in the place of the real one."""


def busy_directory(data: Path) -> Path:
    """Where each process at work has a file: its name is the process id, its text the task."""
    return data / "bezig"


def busy_with(data: Path, task: str) -> list[int]:
    """The process ids that are in the middle of a task now, or were when they were killed."""
    found = []
    for file in busy_directory(data).iterdir():
        try:
            if file.read_text() == task:
                found.append(int(file.name))
        except FileNotFoundError:
            continue
    return found
