"""The shell as a Django app: templates, static files and commands that belong to no single domain app."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.db.models.signals import post_migrate

from veiligthuis import roles

OURS = ("ketenpartners", "meldingen", "veiligheid", "overdracht", "core")


class VeiligThuisConfig(AppConfig):
    """Label "veiligthuis"; has no models."""

    name = "veiligthuis"
    label = "veiligthuis"
    verbose_name = "Veilig Thuis"

    def ready(self) -> None:
        """Bring the groups in line after every migrate; core is the last of our apps to report."""
        post_migrate.connect(bring_groups_in_line, sender=apps.get_app_config("core"))


def bring_groups_in_line(using: str, **_kwargs: Any) -> None:
    """Give each group exactly the permissions of its role in `veiligthuis.roles`; makes groups that are missing.

    Permissions of our apps are made first, because Django makes them app by app in an order of its own.
    """
    for label in OURS:
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    known = {
        f"{label}.{codename}": pk
        for label, codename, pk in permissions.values_list("content_type__app_label", "codename", "pk")
    }
    for role, codenames in roles.ROLES.items():
        group, _ = groups.get_or_create(name=role)
        group.permissions.set([known[codename] for codename in codenames if codename in known])
