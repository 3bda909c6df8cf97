"""Settings of a measurement: the embedded ones on servers of its own, and a mailbox that can be counted."""

from veiligthuis.settings.embedded import *  # noqa: F403 - the embedded settings with another mailbox
from veiligthuis.settings.embedded import DATABASES

EMAIL_BACKEND = "benchmarks.mailbox.Mailbox"

# After a fall of the database a pool waits ever longer before it tries again; here it falls every few seconds.
DATABASES["default"]["OPTIONS"]["pool"] |= {"timeout": 3, "reconnect_timeout": 2}
