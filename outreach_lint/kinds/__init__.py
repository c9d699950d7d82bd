"""The ways a rule can match, one module each."""

from outreach_lint.kinds.batch import BatchMatch
from outreach_lint.kinds.classifier import Classifier
from outreach_lint.kinds.combine import Combine
from outreach_lint.kinds.dated import DatedMatch
from outreach_lint.kinds.declared import DeclaredMatch
from outreach_lint.kinds.dependency import Dependency
from outreach_lint.kinds.fields import FieldsMatch
from outreach_lint.kinds.markup import MarkupMatch
from outreach_lint.kinds.measure import MeasureMatch
from outreach_lint.kinds.pattern import RegexPattern
from outreach_lint.kinds.phrases import Phrases
from outreach_lint.kinds.record import RecordMatch
from outreach_lint.kinds.reference import ReferenceMatch
from outreach_lint.kinds.tokens import Tokens

Match = (
    Phrases
    | RegexPattern
    | Tokens
    | Dependency
    | Combine
    | MeasureMatch
    | ReferenceMatch
    | FieldsMatch
    | MarkupMatch
    | Classifier
    | RecordMatch
    | DeclaredMatch
    | DatedMatch
    | BatchMatch
)
"""Every kind; the key `kind` of a match says which one it is."""
