"""The one table of all checks, and the run that asks each of them."""

from __future__ import annotations

from collections.abc import Mapping

from plainfacts.checks.chances import in_prose, likelihood_words, six_parts
from plainfacts.checks.eligibility import limits, measures_against_exact, plain_words
from plainfacts.checks.engine.rule import Check, Matter, rules_by_name
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.checks.form import (
    headings_and_links,
    odd_characters,
    page_addresses,
    page_structure,
    published_addresses,
)
from plainfacts.checks.language import audience, naming, reading_score, sentence_length, spelling, terms_explained
from plainfacts.checks.language.word_rules import WORD_CHECKS
from plainfacts.checks.partition import Checked, check_parts
from plainfacts.checks.safety import danger_signs, never_published, pressure, young_readers
from plainfacts.checks.since.resting_sentences import READ_AGAIN
from plainfacts.checks.site.whole_site import BUILT_CHECKS
from plainfacts.checks.sources import citations, freshness, planned_facts, review_cover
from plainfacts.checks.translations.run import TRANSLATION_CHECKS
from plainfacts.checks.trials import (
    approved_medicines,
    hospitals,
    listed_trials,
    master_protocol,
    named_topics,
    required_texts,
    text_against_facts,
    trial_ages,
    trial_dates,
    trial_design,
)
from plainfacts.checks.typed import hard_coded_facts
from plainfacts.checks.voices import voice_form, voice_parity
from plainfacts.facts.files import Files
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.facts.yaml.list_file import Kept
from plainfacts.problems import Rule
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES

CHECKS: tuple[Check, ...] = (
    page_addresses.page_ids,
    page_addresses.address_clash,
    page_addresses.menu_page,
    page_addresses.orphan_page,
    published_addresses.redirect_taken,
    published_addresses.redirect_target,
    published_addresses.address_gone,
    trial_dates.dates_order,
    trial_dates.dates_plausible,
    trial_dates.status_dates,
    trial_dates.end_missing,
    trial_dates.duration_dates,
    trial_dates.master_dates,
    trial_dates.withdrawn_with_people,
    trial_dates.open_with_counted_people,
    trial_ages.ages_order,
    trial_ages.ages_plausible,
    trial_ages.ages_master,
    trial_ages.ages_criteria,
    hospitals.status_sites,
    hospitals.countries_sites,
    hospitals.site_place,
    hospitals.contact_place,
    hospitals.duplicate_item,
    master_protocol.part_of_cycle,
    master_protocol.master_status,
    master_protocol.master_countries,
    master_protocol.master_participants,
    master_protocol.master_registry,
    master_protocol.master_parts,
    master_protocol.master_groups,
    trial_design.phase_size,
    trial_design.phase_comparison,
    trial_design.design_fit,
    trial_design.participants_plausible,
    trial_design.funding,
    trial_design.registry_number_shared,
    trial_design.registry_source,
    listed_trials.listed_twice,
    listed_trials.listed_open,
    listed_trials.listed_dates,
    listed_trials.listed_age,
    required_texts.title_length,
    required_texts.summary_length,
    required_texts.may_not_help,
    required_texts.no_trial,
    required_texts.empty_text,
    required_texts.side_effects_action,
    voice_form.voice_length,
    voice_form.voice_may_not_help,
    voice_form.voice_say_no,
    voice_parity.voice_number,
    voice_parity.voice_name,
    voice_parity.voice_differs,
    limits.measure_overlap,
    limits.measure_gap,
    limits.measure_range,
    limits.measure_unit,
    limits.measure_plausible,
    limits.criterion_twice,
    measures_against_exact.measure_exact,
    measures_against_exact.measure_name,
    plain_words.plain_exact,
    plain_words.plain_limit,
    plain_words.plain_time,
    six_parts.chance_count,
    six_parts.chance_out_of,
    six_parts.chance_parts,
    six_parts.chance_time,
    six_parts.denominators,
    six_parts.chance_order,
    six_parts.shares_sum,
    six_parts.adults,
    in_prose.percent_count,
    in_prose.part_of_whole,
    in_prose.relative_figure,
    in_prose.lone_percent,
    in_prose.one_in_x,
    planned_facts.today_leads,
    approved_medicines.approved_known,
    approved_medicines.approved_source,
    approved_medicines.approved_medicine,
    citations.source_uncited,
    citations.topic_unused,
    citations.status_source,
    citations.future_date,
    citations.source_dates,
    citations.copy_published,
    citations.differs,
    citations.source_twice,
    freshness.status_age,
    freshness.review_due,
    freshness.review_interval,
    freshness.review_by,
    review_cover.review_stale,
    freshness.time_words,
    never_published.temperature,
    never_published.dose,
    never_published.advice,
    pressure.pressure,
    never_published.emergency_number,
    never_published.private_contact,
    odd_characters.mixed_script,
    odd_characters.unseen_character,
    odd_characters.misdecoded,
    odd_characters.not_composed,
    odd_characters.curly_quote,
    odd_characters.odd_space,
    odd_characters.double_space,
    odd_characters.left_over_markup,
    naming.repeated_sentence,
    naming.name_spelling,
    naming.near_name,
    naming.preferred_word,
    spelling.doubled_word,
    spelling.misspelt,
    text_against_facts.text_differs,
    text_against_facts.rhythm,
    text_against_facts.official_title,
    named_topics.topic_named,
    never_published.urgent_numbers,
    danger_signs.typed_signs,
    hard_coded_facts.typed_fact,
    hard_coded_facts.typed_fact_differs,
    hard_coded_facts.description_shown,
    *WORD_CHECKS,
    sentence_length.sentence_length,
    sentence_length.sentence_mean,
    sentence_length.long_sentences,
    sentence_length.paragraph_length,
    sentence_length.passive,
    page_structure.list_length,
    page_structure.list_lead_in,
    page_structure.list_item_sentence,
    page_structure.section_length,
    page_structure.key_points,
    page_structure.main_message,
    page_structure.speaks_to_reader,
    page_structure.action,
    headings_and_links.heading_levels,
    headings_and_links.heading_form,
    headings_and_links.link_text,
    headings_and_links.emphasis,
    headings_and_links.block_capitals,
    headings_and_links.bracket_plural,
    reading_score.reading_score,
    reading_score.reading_grade,
    reading_score.hard_sentence,
    reading_score.child_sentences,
    terms_explained.term_unexplained,
    terms_explained.acronym,
    terms_explained.definition_length,
    terms_explained.definition_score,
    terms_explained.definition_words,
    terms_explained.definition_circle,
    terms_explained.unused_term,
    terms_explained.shared_form,
    likelihood_words.chance_word,
    likelihood_words.chance_label,
    young_readers.child_numbers,
    young_readers.teen_survival,
    young_readers.young_frightens,
    young_readers.blames,
    young_readers.young_promise,
    audience.figurative,
    audience.child_asks,
    audience.one_reader,
    audience.who_is_you,
)


def all_rules() -> Mapping[str, Rule]:
    """Every rule by name: of the format, of Markdown, of the checks, and of the built site."""
    built, spoken = (check.rule for check in BUILT_CHECKS), (check.rule for check in TRANSLATION_CHECKS)
    return rules_by_name(CHECKS, (*FORMAT_RULES, *PROSE_RULES, EXCEPTION, READ_AGAIN, *built, *spoken))


def check_all(matter: Matter) -> Checked:
    """What all checks find."""
    return Checked([problem for check in CHECKS for problem in check(matter)], matter.readable.page_scores)


def check_again(matter: Matter, files: Files, kept: Kept) -> Checked:
    """The same, where what was found before in parts that did not change is not looked for again."""
    return check_parts(CHECKS, matter, files, kept)
