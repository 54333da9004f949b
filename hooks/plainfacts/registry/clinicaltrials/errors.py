"""The one error of this room: what happened and what to do, in a plain sentence."""


class RegistryError(Exception):
    """A registry record could not be fetched or read; the message is written for editors and stands on its own."""
