"""The one table of all checks, and the run that asks each of them."""

from __future__ import annotations

from collections.abc import Mapping

from plainfacts.checks import (
    dates,
    eligibility,
    eligibility_exact,
    numbers,
    numbers_text,
    pages,
    safety,
    sources,
    text_names,
    text_signs,
    trials_ages,
    trials_dates,
    trials_design,
    trials_master,
    trials_sites,
    trials_texts,
)
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.checks.rule import Check, Matter, rules_by_name
from plainfacts.facts.rules import FORMAT_RULES
from plainfacts.problems import Problem, Rule
from plainfacts.prose.rules import PROSE_RULES

CHECKS: tuple[Check, ...] = (
    pages.page_ids,
    pages.address_clash,
    trials_dates.dates_order,
    trials_dates.dates_plausible,
    trials_dates.status_dates,
    trials_dates.end_missing,
    trials_dates.duration_dates,
    trials_dates.master_dates,
    trials_dates.withdrawn_with_people,
    trials_ages.ages_order,
    trials_ages.ages_plausible,
    trials_ages.ages_master,
    trials_ages.ages_criteria,
    trials_sites.status_sites,
    trials_sites.countries_sites,
    trials_sites.site_place,
    trials_sites.contact_place,
    trials_sites.duplicate_item,
    trials_master.part_of_cycle,
    trials_master.master_status,
    trials_master.master_countries,
    trials_master.master_participants,
    trials_master.master_registry,
    trials_master.master_parts,
    trials_master.master_groups,
    trials_design.phase_size,
    trials_design.phase_comparison,
    trials_design.design_fit,
    trials_design.participants_plausible,
    trials_design.funding,
    trials_design.registry_number_shared,
    trials_design.registry_source,
    trials_texts.title_length,
    trials_texts.summary_length,
    trials_texts.may_not_help,
    trials_texts.no_trial,
    trials_texts.empty_text,
    trials_texts.side_effects_action,
    eligibility.measure_overlap,
    eligibility.measure_gap,
    eligibility.measure_range,
    eligibility.measure_unit,
    eligibility.measure_plausible,
    eligibility.criterion_twice,
    eligibility_exact.measure_exact,
    eligibility_exact.measure_name,
    eligibility_exact.plain_exact,
    numbers.chance_count,
    numbers.chance_out_of,
    numbers.chance_parts,
    numbers.denominators,
    numbers.chance_order,
    numbers.shares_sum,
    numbers.adults,
    numbers_text.percent_count,
    numbers_text.part_of_whole,
    numbers_text.relative_figure,
    numbers_text.lone_percent,
    numbers_text.one_in_x,
    sources.source_uncited,
    sources.topic_unused,
    sources.status_source,
    sources.future_date,
    sources.source_dates,
    sources.copy_published,
    sources.differs,
    sources.source_twice,
    dates.status_age,
    dates.review_due,
    dates.review_interval,
    dates.review_by,
    dates.time_words,
    safety.temperature,
    safety.dose,
    safety.advice,
    safety.emergency_number,
    safety.private_contact,
    text_signs.mixed_script,
    text_signs.unseen_character,
    text_signs.misdecoded,
    text_signs.not_composed,
    text_signs.curly_quote,
    text_signs.odd_space,
    text_signs.double_space,
    text_signs.left_over_markup,
    text_names.repeated_sentence,
    text_names.name_spelling,
    text_names.near_name,
    text_names.preferred_word,
)


def all_rules() -> Mapping[str, Rule]:
    """Every rule by name: of the format, of Markdown, and of the checks."""
    return rules_by_name(CHECKS, (*FORMAT_RULES, *PROSE_RULES, EXCEPTION))


def check_all(matter: Matter) -> list[Problem]:
    """What all checks find, in no order."""
    return [problem for check in CHECKS for problem in check(matter)]
