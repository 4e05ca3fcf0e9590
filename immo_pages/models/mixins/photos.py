"""What the galleries of the body lack; read-only."""

from django.db import models


class PhotoColumns(models.Model):
    """``mirror_body()`` writes them; a photo whose rights change corrects the second."""

    # Photos of which nothing is said, so that who cannot see them learns nothing.
    photos_without_alt = models.PositiveSmallIntegerField(default=0, editable=False)
    # The first day on which the right to show one of its photos ends; None: none ends.
    photo_rights_until = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True
