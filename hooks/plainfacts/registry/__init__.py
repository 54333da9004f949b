"""The room of the registries: fetch a record, read it without its people, and draft a record of ours from it."""

from .draft import draft_yaml
from .errors import RegistryError
from .fetch import fetch
from .read import read
from .record import Record
from .source import parse_json

__all__ = ["Record", "RegistryError", "draft_yaml", "fetch", "parse_json", "read"]
