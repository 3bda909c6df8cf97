"""After migrate each group has exactly the permissions of its role."""

import pytest
from django.contrib.auth.models import Group, Permission

from veiligthuis import roles
from veiligthuis.apps import bring_groups_in_line

pytestmark = pytest.mark.django_db


def codenames(group: Group) -> set[str]:
    found = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{label}.{codename}" for label, codename in found}


@pytest.mark.parametrize("role", sorted(roles.LABELS))
def test_each_role_is_a_group_with_its_permissions(role: str) -> None:
    assert codenames(Group.objects.get(name=role)) == roles.ROLES[role]


def test_a_permission_given_by_hand_is_taken_away_at_the_next_migrate() -> None:
    group = Group.objects.get(name=roles.INTAKE)
    group.permissions.add(Permission.objects.get(codename="delete_medewerker"))

    bring_groups_in_line(using="default")

    assert codenames(group) == roles.ROLES[roles.INTAKE]


def test_a_removed_group_comes_back() -> None:
    Group.objects.filter(name=roles.MANAGER).delete()

    bring_groups_in_line(using="default")

    assert codenames(Group.objects.get(name=roles.MANAGER)) == roles.ROLES[roles.MANAGER]
