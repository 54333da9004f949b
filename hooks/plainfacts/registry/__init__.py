"""The room of the registries: fetch a record, read it without its people, and draft a record of ours from it."""

from plainfacts.registry.draft import draft_yaml
from plainfacts.registry.errors import RegistryError
from plainfacts.registry.fetch import fetch
from plainfacts.registry.read import read
from plainfacts.registry.record import Record
from plainfacts.registry.source import parse_json

__all__ = ["Record", "RegistryError", "draft_yaml", "fetch", "parse_json", "read"]
