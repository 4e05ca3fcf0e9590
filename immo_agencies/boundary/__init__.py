"""The admin boundary: who reaches which address with which ids."""
