"""The shell package: makes the Celery app known as soon as Django starts; imports no app of ours."""

from .celery import app as celery_app

__all__ = ["celery_app"]
