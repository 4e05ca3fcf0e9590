"""What the galleries of the body lack; read-only."""

from django.db import models


class PhotoColumns(models.Model):
    """Only ``mirror_body()`` writes it."""

    # Photos of which nothing is said, so that who cannot see them learns nothing.
    photos_without_alt = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
