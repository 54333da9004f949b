"""How many examples a property test tries: a third of the full number in `make test`, all of them otherwise."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

FEW, ALL = "few", "all"
"""The profiles, chosen in tests/conftest.py. Neither has a deadline, which a busy machine would miss."""


def examples(full: int) -> settings:
    """Settings for a property test with so many examples in full."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    number = full // 3 if settings.get_current_profile_name() == FEW else full
    return settings(max_examples=number, suppress_health_check=checks)
