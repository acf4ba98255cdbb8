"""The manual pages of all rules, as the set-up kept them: who only reads them loads no rule, and no model of a case."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.wording.compiled import kept

_Page = tuple[str, str, tuple[tuple[str, str], ...], str, tuple[str, ...], tuple[str, ...]]


def manual() -> tuple[Rule, ...]:
    """Return all rules in the order of their codes, each with its authority in words.

    >>> manual()[0].code
    'GCM101'
    """
    return tuple(map(_rule, kept("manual", (), _pages)))


def _pages() -> tuple[_Page, ...]:
    from gcmsgen.checks.registry import every_rule  # only where no pages are kept: it loads every rule

    return tuple(map(_page, every_rule()))


def _page(rule: Rule) -> _Page:
    texts = (rule.title, rule.finds, rule.matters, rule.fix, rule.cited)
    words = tuple((text.en, text.fr) for text in texts)
    return rule.code, rule.severity.value, words, rule.alias, rule.right, rule.wrong


def _rule(page: _Page) -> Rule:
    code, severity, words, alias, right, wrong = page
    title, finds, matters, fix, authority = (Text(en=en, fr=fr) for en, fr in words)
    return Rule(code, Severity(severity), title, finds, matters, fix, authority, alias, right, wrong)
