"""The delivery API: everything an agency has published, for front ends that are not ours."""
