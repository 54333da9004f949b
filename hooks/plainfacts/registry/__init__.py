"""The room of the registries: fetch a record, read it without its people, and draft a record of ours from it."""

from plainfacts.registry.clinicaltrials.errors import RegistryError
from plainfacts.registry.clinicaltrials.fetch import fetch
from plainfacts.registry.clinicaltrials.json_values import parse_json
from plainfacts.registry.clinicaltrials.read_record import read
from plainfacts.registry.clinicaltrials.record import Record
from plainfacts.registry.drafts.draft_record import draft_yaml
from plainfacts.registry.formats.brought_file import as_record

__all__ = ["Record", "RegistryError", "as_record", "draft_yaml", "fetch", "parse_json", "read"]
