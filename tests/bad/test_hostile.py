"""Broken and hostile input: no traceback, under a second and 200 MB each, and nothing in it is ever run."""

from __future__ import annotations

import random
import resource
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bounded import processor_seconds
from plainfacts.site import Site, examine
from site_files import BODY, TODAY, TRIAL, page, site_files

SECONDS = 1.0
MEGABYTES = 200
QUICK, FULL = 50, 5000  # for each of four properties: 200 inputs in a normal run, 20,000 in a proof

TEXT_FIELDS = (
    "title",
    "summary",
    "what_happens",
    "may_help",
    "side_effects",
    "other_choices",
    "not_known",
    "how_to_join",
)
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "{{ 7 * 7 }}",
    "{{ ''.__class__.__mro__ }}",
    "{% for x in range(9999999) %}x{% endfor %}",
    "${jndi:ldap://x}",
    "../../etc/passwd",
    "{0.__class__}",
    "%s%s%s%n",
    "a" * 5000,
    "[[[[[" * 200,
    "**" * 800,
    "1 out of " * 300,
    "9" * 300,
    "\\> &gt; &#x3c;",
    "Ω≈ç√∫˜µ≤≥÷ \u0430\u0435\u043e",
    "e\u0301" * 200,
    "one hundred and " * 200,
)


@dataclass(frozen=True)
class Run:
    """What came of a site and what it cost."""

    site: Site
    megabytes: float


def run(files: dict[str, bytes]) -> Run:
    """Examine a site within the processor time allowed, so that a busy machine is not blamed on the code."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with processor_seconds(SECONDS):
        site = examine(files, TODAY)
    return Run(site, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024)


def harmless(files: dict[str, bytes]) -> Run:
    """Examine a site and hold it to the limits."""
    done = run(files)
    assert done.megabytes < MEGABYTES
    for problem in done.site.problems:
        assert problem.line >= 1
        assert problem.message.strip()
        assert problem.fix.strip()
        assert "Traceback" not in problem.message
    return done


def counted(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """How many inputs hypothesis makes; without its own deadline, which a busy machine would miss."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=examples, deadline=None, suppress_health_check=checks, derandomize=examples == QUICK)


def _only_runs(changes: dict[str, bytes]) -> None:
    harmless(site_files(**changes))


PATHS = (
    "data/trials.yaml",
    "data/conditions.yaml",
    "data/sources.yaml",
    "data/style.yaml",
    "content/leukaemia.md",
    "mkdocs.yml",
)
RAW = st.tuples(st.sampled_from(PATHS), st.binary(max_size=400))
SIGNS = st.text(alphabet=st.sampled_from("{}[]:-&*!|>'\"%@`#,?\n \t\\abc019é\u200b\u0430<=~^$"), max_size=200)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> bytes:
    """A valid file with some lines lost, doubled, cut, or with signs put in."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(("lose", "double", "cut", "signs", "indent", "value")))
        if change == "lose" and len(lines) > 1:
            del lines[at]
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        elif change == "signs":
            lines[at] += draw(SIGNS)
        elif change == "indent":
            lines[at] = " " * draw(st.integers(0, 9)) + lines[at].lstrip()
        else:
            lines[at] = lines[at].split(":")[0] + ": " + draw(st.sampled_from(VALUES))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


VALUES = (
    "NO", "12:30", "1e3", "2026-02-30", "0x1F", ".inf", "-1", "999999999999999999", "null", "~", "yes", "[]", "{}", "[[]]",
    "{a: {b: {c: d}}}", "!!python/object:os.system x", "&a x", "*a", "<<: x", "'", '"', "| ", "> ", "2026", "0", "1/0", "%",
    "../../x", "unknown", "TODO", "\u2028", "٣", "½", "१८ years", "18 years", "1 month", "0000-00-00", "EUR", "é" * 50,
)  # fmt: skip


def check_raw(case: tuple[str, bytes]) -> None:
    path, raw = case
    _only_runs({path: raw})


def check_trial(raw: bytes) -> None:
    _only_runs({"data/trials.yaml": raw})


def check_page(raw: bytes) -> None:
    _only_runs({"content/leukaemia.md": raw})


def check_field(case: tuple[str, str]) -> None:
    name, text = case
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    lines = [f'  {name}: "{quoted}"' if line.startswith(f"  {name}: ") else line for line in TRIAL.split("\n")]
    _only_runs({"data/trials.yaml": "\n".join(lines).encode("utf-8", "surrogatepass")})


FIELD = st.tuples(st.sampled_from(TEXT_FIELDS), st.one_of(st.sampled_from(ATTACKS), st.text(max_size=300), SIGNS))
PAGE_TEXT = page().decode()
PROPERTIES: dict[str, tuple[SearchStrategy, Callable[..., None]]] = {
    "raw": (RAW, check_raw),
    "trial": (mutated(TRIAL), check_trial),
    "page": (mutated(PAGE_TEXT), check_page),
    "field": (FIELD, check_field),
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_broken_input_is_told_not_thrown(name: str) -> None:
    strategy, check = PROPERTIES[name]
    counted(QUICK)(given(strategy)(check))()


@pytest.mark.proof
@pytest.mark.parametrize("name", PROPERTIES)
def test_20_000_broken_inputs(name: str) -> None:
    strategy, check = PROPERTIES[name]
    counted(FULL)(given(strategy)(check))()


def _deep(depth: int) -> bytes:
    return ("[" * depth + "]" * depth).encode()


def _bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(9))}]" for n in range(1, 12)]
    return "\n".join(lines).encode()


BROKEN: dict[str, tuple[str, bytes, str]] = {
    "alias bomb": ("data/trials.yaml", _bomb(), "yaml-feature"),
    "deep nesting": ("data/trials.yaml", _deep(5_000), "yaml-feature"),
    "deep mapping": ("data/trials.yaml", ("{a: " * 4_000).encode(), "yaml-feature"),
    "long line": ("data/trials.yaml", b"- id: " + b"x" * 10_000_000, "line-length"),
    "long line of a page": ("content/leukaemia.md", page(body="word " * 2_000_000), "line-length"),
    "long word of a page": ("content/leukaemia.md", page(body="x" * 10_000_000), "line-length"),
    "tab": ("data/trials.yaml", TRIAL.replace("  name:", "\tname:").encode(), "tab"),
    "UTF-16": ("data/trials.yaml", TRIAL.encode("utf-16"), "encoding"),
    "Latin-1": ("data/trials.yaml", TRIAL.replace("Utrecht", "Zürich").encode("latin-1"), "encoding"),
    "UTF-16 page": ("content/leukaemia.md", PAGE_TEXT.encode("utf-16"), "encoding"),
    "NUL": ("data/trials.yaml", TRIAL.replace("growth", "gro\0wth").encode(), "unseen-character"),
    "right-to-left": ("data/trials.yaml", TRIAL.replace("growth", "gro\u202ewth").encode(), "unseen-character"),
    "right-to-left page": ("content/leukaemia.md", page(body="The \u202eword is turned."), "unseen-character"),
    "tag": (
        "data/trials.yaml",
        TRIAL.replace("phase: 2", "phase: !!python/object/apply:os.system [x]").encode(),
        "yaml-feature",
    ),
    "merge key": ("data/trials.yaml", TRIAL.replace("  phase: 2", "  <<: {phase: 2}").encode(), "yaml-feature"),
    "duplicate key": (
        "data/trials.yaml",
        TRIAL.replace("  phase: 2", "  phase: 2\n  phase: 3").encode(),
        "duplicate-key",
    ),
    "two documents": ("data/trials.yaml", TRIAL.encode() + b"---\n- id: other\n", "yaml-feature"),
    "id with dots": ("data/trials.yaml", TRIAL.replace("id: lamp-1", "id: ../lamp").encode(), "wrong-value"),
    "javascript in a link": ("content/leukaemia.md", page(body="[x](javascript:alert(1))"), "link-address"),
    "data in a link": ("content/leukaemia.md", page(body="[x](data:text/html,x)"), "link-address"),
    "script": ("content/leukaemia.md", page(body="<script>alert(1)</script>"), "raw-html"),
    "template": ("content/leukaemia.md", page(body="{% for x in y %}x{% endfor %}"), "template-code"),
    "expression": ("content/leukaemia.md", page(body="{{ ''.__class__ }}"), "inline-fact"),
    "no front matter": ("content/leukaemia.md", b"# Title\n", "missing-key"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named(name: str) -> None:
    path, raw, rule = BROKEN[name]
    done = harmless(site_files(**{path: raw}))
    assert rule in {problem.rule for problem in done.site.problems if problem.path == path}


def test_a_broken_mkdocs_yml_does_not_stop_the_checks() -> None:
    assert harmless(site_files(**{"mkdocs.yml": b"[: {"})).site.facts.trials


def test_a_byte_order_mark_and_other_line_ends_change_nothing() -> None:
    plain = run(site_files()).site.problems
    assert run(site_files(**{"data/trials.yaml": b"\xef\xbb\xbf" + TRIAL.encode()})).site.problems == plain
    assert run(site_files(**{"data/trials.yaml": TRIAL.replace("\n", "\r\n").encode()})).site.problems == plain


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_any_text_field_is_only_text(attack: str) -> None:
    for name in TEXT_FIELDS:
        check_field((name, attack))


def test_norway_and_times_stay_what_was_typed() -> None:
    site = run(site_files(**{"data/trials.yaml": TRIAL.replace("NL", "NO")})).site
    assert site.facts.trials["lamp-1"].countries is not None
    assert site.facts.trials["lamp-1"].countries.known == ("NO",)


def test_the_small_site_is_fine() -> None:
    rng = random.Random(1)
    files = list(site_files(**{"content/leukaemia.md": page(body=BODY)}).items())
    rng.shuffle(files)
    assert [problem for problem in examine(dict(files), TODAY).problems if problem.severity == "error"] == []
