"""Django's registration of the kernel."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The kernel: users, access, audit and the one path for a status."""

    name = "veiligthuis.core"
    label = "core"
    verbose_name = "Kern"
