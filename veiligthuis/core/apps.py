"""Django's registration of the kernel."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from veiligthuis.core.moments import read_quickly


class CoreConfig(AppConfig):
    """The kernel: users, access, audit and the one path for a status."""

    name = "veiligthuis.core"
    label = "core"
    verbose_name = "Kern"

    def ready(self) -> None:
        """Every connection of this process reads moments quickly."""
        connection_created.connect(read_quickly, dispatch_uid="veiligthuis.core.moments")
