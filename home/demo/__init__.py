"""Demonstration data: three fictional agencies, their people, properties, photos and documents."""
