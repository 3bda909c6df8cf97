"""Where the embedded servers keep their things: every path and address follows from one data directory."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

LONGEST_SOCKET_PATH = 100
"""Bytes; Linux allows 107 for a socket's path, macOS 103."""


@dataclass(frozen=True)
class Places:
    """Paths under one data directory; nothing here creates or starts anything."""

    data: Path

    @property
    def postgres(self) -> Path:
        """Data directory of PostgreSQL."""
        return self.data / "postgres"

    @property
    def valkey(self) -> Path:
        """Working directory of Valkey; stays empty, because bells are not kept."""
        return self.data / "valkey"

    @property
    def mail(self) -> Path:
        """Where every mail becomes a file."""
        return self.data / "mail"

    @property
    def logs(self) -> Path:
        """One log file per process."""
        return self.data / "logs"

    @property
    def processes(self) -> Path:
        """File in which the supervisor writes down its children."""
        return self.data / "processen.json"

    @property
    def sockets(self) -> Path:
        """Directory of both sockets; a short one elsewhere when the data directory's own path is too long."""
        own = self.data / "run"
        if len(str(own / ".s.PGSQL.5432").encode()) <= LONGEST_SOCKET_PATH:
            return own
        name = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"veiligthuis-{name}"

    @property
    def postgres_socket(self) -> Path:
        """The socket PostgreSQL listens on."""
        return self.sockets / ".s.PGSQL.5432"

    @property
    def valkey_socket(self) -> Path:
        """The socket Valkey listens on."""
        return self.sockets / "valkey.sock"

    def database_url(self, name: str = "veiligthuis") -> str:
        """Address of database `name`, through the socket."""
        return f"postgresql://postgres:@/{name}?host={self.sockets}"

    def broker_url(self) -> str:
        """Address of the broker as Celery writes it, through the socket."""
        return f"redis+socket://{self.valkey_socket}"
