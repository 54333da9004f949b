"""The error of this package: what happened and what to do, in plain words."""


class RegistryError(Exception):
    """A registry record could not be fetched or read; the message is for editors and needs no context."""
