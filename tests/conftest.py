"""Settings for all tests: property tests have no deadline, which a busy machine would miss."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
