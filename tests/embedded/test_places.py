"""Every path of the embedded servers follows from one data directory."""

from pathlib import Path

import pytest
from django.db import connection

from veiligthuis.embedded.places import LONGEST_SOCKET_PATH, Places


def test_a_long_data_directory_gets_a_short_socket_elsewhere() -> None:
    places = Places(Path("/tmp") / ("een-heel-lange-naam-" * 8))

    assert len(str(places.postgres_socket)) <= LONGEST_SOCKET_PATH
    assert not places.postgres_socket.is_relative_to(places.data)


def test_two_long_directories_do_not_share_a_socket() -> None:
    name = "een-heel-lange-naam-" * 8

    assert Places(Path("/tmp") / f"{name}a").sockets != Places(Path("/tmp") / f"{name}b").sockets


@pytest.mark.django_db
def test_the_tests_run_on_postgresql_eighteen_with_dutch_letters() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int / 10000, upper('şé'), 'Ş' ~ '[[:alpha:]]'"
        )
        row = cursor.fetchone()

    assert row == (18, "ŞÉ", True)
