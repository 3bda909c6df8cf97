"""How gunicorn serves the application, the same everywhere; address and number of workers come from the command line.

The access log leaves out the query of an address, because a search may hold a name.
"""

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
