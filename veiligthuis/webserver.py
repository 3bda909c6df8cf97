"""How gunicorn serves the application, the same everywhere; address and number of workers come from the command line.

The access log leaves out the query of an address, because a search may hold a name.
"""

import gc
from typing import Any

worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"


def settle() -> None:
    """Spare the collector of garbage what was loaded at the start: it never is garbage, and there is a lot of it.

    Otherwise a page that happens to call for a full collection waits for some hundred milliseconds.
    """
    gc.collect()
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """Called by gunicorn in each of its processes, once the application is loaded."""
    settle()
