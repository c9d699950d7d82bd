"""How nulls, stand-ins and the gaps of empty values look in a message."""

import msgspec

from outreach_lint.document.field_fault import FaultCheck


def _after_space(words: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in words.split())


HELLO = (
    r"(?:[Hh]i|HI|[Hh]ello|[Hh]ey|[Dd]ear|DEAR|[Gg]ood (?:[Mm]orning|[Aa]fternoon|[Ee]vening)|[Gg]reetings|"
    r"[Hh]ola|[Oo]lá|[Bb]onjour|[Hh]allo|[Ll]iebe[rs]?|[Cc]iao)"
)
_HONORIFIC = r"(?:(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Mm]x|[Cc]aptain|[Pp]rofessor)\.? )"
_NULLS = r"(?:null|NULL|undefined|None|NaN|nan|nil|#N/A|N/A|#REF!|#VALUE!|#NAME\?|\(null\)|\(blank\)|\[object Object\])"
_RAW = (
    r"(?:FIRST_?NAME|LAST_?NAME|FNAME|LNAME|FULL_?NAME|COMPANY_?NAME|COMPANY NAME|FIRST NAME|LAST NAME|JOB_TITLE|"
    r"first_?[nN]ame|last_?[nN]ame|company_name|companyName|F[iI]rst_?Name|Firstname|Last_?Name|Lastname|CompanyName)"
)
_SENTINELS = (
    r"(?:NO|NONE|UNKNOWN|[Uu]nknown|TB[DC]|[Tt]est|TEST|[Xx]{2,8}|[Ii]nfo|INFO|[Aa]dmin|[Nn]o-?reply|[Ww]ebmaster|"
    r"[Cc]ontact|[Oo]ffice|[Ee]nquiries|[Ii]nquiries|[Ss]ales|[Nn]ame|NAME|[Ff]irst [Nn]ame|[Ll]ast [Nn]ame|"
    r"[Rr]ecipient|[Pp]rospect|[Ll]ead|[Uu]ser|[Cc]ompany|[Ff]oo|[Aa]sdf|string)"
)
# One of these is in every greeting with a null, or with a stand-in.
_NULL_STARTS = _after_space("null NULL undefined None NaN nan nil # N/A (null (blank [obj")
_NULL_FIRST = ("null, ", "undefined, ", "None, ", "NaN, ", "N/A, ")
_SENTINEL_STARTS = _after_space(
    "NO UNK Unk unk TB Test test TEST X x Info info INFO Admin admin No no Web web Contact contact Office office"
    " Enq enq Inq inq Sales sales Name name NAME First first Last last Recip recip Pros pros Lead lead User user"
    " Company company Foo foo Asdf asdf string"
)
# What may follow a name or a company that fills a slot.
AFTER = (
    r"(?= *(?:[,.!?;:)]|'s\b|$)| (?:team|and|is|was|are|has|have|had|at|in|for|with|we|I|recently|just|could|would|"
    r"might|since|as|on|who|because|to|you|they|she|he)\b)"
)
# The same words as terms of art: "check for null", "set to None", "treated as undefined".
TERM = (
    r"(?<!check )(?<!checks )(?<!checking )(?<!look )(?<!test )(?<!tests )(?<!return )(?<!treated )(?<!evaluates )"
    r"(?<!replaced )(?<!compared )(?<!fill )(?<!marked )(?<!shown )(?<!show )(?<!listed )"
)

FILL_IN = "a blank to fill in"
NO_NOUN = "nothing after the preposition"
NO_NAME = "no name after the greeting"
NULL = "a null in place of a value"
STAND_IN = "a stand-in instead of a value"
_FORMAL = r"(?:column|field|variable|token|tag|property|merge|attribute|key|parameter)"


class TextRule(msgspec.Struct, frozen=True):
    """What to look for: a text that holds none of `needs` cannot match."""

    check: FaultCheck
    detail: str
    needs: tuple[str, ...]
    pattern: str
    prose: bool = False  # only in a text that does not speak of code


# At the start of a line; the span is the group of that name, else the match.
AT_GREETING: tuple[TextRule, ...] = (
    TextRule("blank_debris", NO_NAME, (" ,",), rf"{HELLO}(?: (?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof)\.?)? {{1,3}},"),
    TextRule(
        "blank_debris",
        NO_NAME,
        ("ear", "EAR"),
        r"(?:Dear|DEAR|dear)(?: (?:Mrs?|Ms|Dr)\.?)?(?: {1,3}[:!](?![-)(DPp])|[,:]) {0,3}$",
    ),
    TextRule("literal_null", NULL, _NULL_STARTS, rf"{HELLO},? (?P<span>{_NULLS})(?!\w)"),
    TextRule("literal_null", NULL, _NULL_STARTS, rf"{HELLO},? {_HONORIFIC}(?!None|Null)(?P<span>{_NULLS})(?!\w)"),
    TextRule("literal_null", NULL, _NULL_FIRST, r"(?P<span>null|undefined|None|NaN|#N/A), "),
    TextRule("sentinel", STAND_IN, _SENTINEL_STARTS, rf"{HELLO},? {_HONORIFIC}?(?P<span>{_SENTINELS}) ?(?=[,:;!.-]|$)"),
)
_PREPOSITIONS = "[Aa]t|[Ww]ith|[Ff]or|[Ff]rom|[Aa]s|about|like|team|join"
ANYWHERE: tuple[TextRule, ...] = (
    TextRule(
        "blank_debris",
        NO_NOUN,
        (" ,", " ;", " ."),
        r"\b(?:at|for|with|from|about|join|as)(?: {1,3}[,;]| {1,3}\.(?!\.)(?=\s|$))",
    ),
    TextRule(
        "blank_debris",
        "nothing before the possessive",
        (" 's ",),
        r"\b(?:at|for|with|from|about|of|how|that|on|love|see|saw) {1,3}'s ",
    ),
    TextRule(
        "blank_debris",
        NO_NOUN,
        ("  ",),
        r"\b(?:at|for|with) {2,3}(?:and|is|was|has|just|recently|are|team)\b|\bas(?: an?| the)? {2,3}(?:of|at)\b",
    ),
    TextRule("literal_null", NULL, ("[object Object]",), r"\[object Object\]"),
    TextRule(
        "literal_null",
        NULL,
        ("null", "NULL", "undefined", "NaN", "#N/A"),
        r"\b(?:near|around|outside|across|throughout|past|visit|visited|visiting|in|of|to|by|running|run|love|loved|"
        rf"via) (?P<span>null|NULL|undefined|NaN|#N/A){AFTER}",
        prose=True,
    ),
    TextRule(
        "literal_null",
        NULL,
        ("null ", "undefined ", "NaN ", "#N/A "),
        r"(?:^|[,.!?] )(?P<span>null|undefined|NaN|#N/A) (?:at|of|for|from|in) ",
        prose=True,
    ),
    TextRule("blank_debris", NO_NAME, ("r. ,", "s. ,", "r ,", "s ,", "f. ,"), r"(?<!\w)(?:Mrs?|Ms|Dr|Prof)\.? {1,3},"),
    TextRule(
        "sentinel",
        "a stand-in instead of a handle",
        ("@",),
        r"(?<![\w@./`])(?P<span>@(?:user_?name|your_?handle|handle|twitter_?handle|recipient|first_?name|company_?name|"
        r"insert_?\w{1,20}))(?![\w.@/])",
        prose=True,
    ),
    TextRule(
        "literal_null",
        NULL,
        ("null", "NULL", "undefined", "None", "NaN", " nan", " nil", "N/A", "#", "(blank)"),
        rf"{TERM}\b(?:{_PREPOSITIONS}) (?P<span>{_NULLS}){AFTER}",
    ),
    TextRule(
        "literal_null",
        NULL,
        ("null'", "undefined'", "None'", "NaN'", "N/A'"),
        r"(?<![\w.])(?P<span>null|undefined|None|NaN|N/A)'s\b",
    ),
    TextRule(
        "literal_null",
        NULL,
        ("NaN", "null", "undefined"),
        r"[$€£]\s?(?P<span>NaN|null|undefined)\b|\b(?P<span2>NaN|null|undefined)%",
    ),
    TextRule(
        "sentinel",
        STAND_IN,
        ("NKNOWN", "nknown", "TBD", "TBC", " NO"),
        rf"\b(?:at|with|from|join|team at) (?P<span>UNKNOWN|[Uu]nknown|TB[DC]|NO){AFTER}"
        rf"|\b(?:about|your|loved|on) (?P<span2>UNKNOWN|TB[DC]) (?:and|with|at|in)\b",
    ),
    TextRule("sentinel", STAND_IN, ("TBD",), r"\b(?:the|your|raised|closed|new|a|an) (?P<span>[A-Z]\w{1,30} TBD)\b"),
    TextRule(
        "sentinel",
        "the name of a field instead of its value",
        (
            "FIRST",
            "LAST",
            "FNAME",
            "LNAME",
            "FULL",
            "COMPANY",
            "JOB_",
            "irst_",
            "irstN",
            "irstn",
            "ast_",
            "astN",
            "astn",
            "any_",
            "anyN",
        ),
        rf"(?<![\w.@/#|{{\[<«-])(?<!%%)(?<!{{ )(?<!the )(?P<span>{_RAW})"
        rf"(?![\w@/=(|%}}\]>»-]| ?\}}|\.\w|:|,[A-Z_]| {_FORMAL})",
    ),
    TextRule(
        "sentinel",
        "a blank that was never replaced",
        ("XX",),
        r"(?<![\w$#*.@/-])(?P<span>X{4,12})(?![\w*@-]| ?\d)|(?P<span2>[$€£]X{2,12}(?:[,.]X{1,6}){0,3})",
    ),
    TextRule(
        "sentinel",
        "a blank that was never replaced",
        ("XXX",),
        r"\b(?:[Aa]t|[Ff]or|[Ww]ith|[Ff]rom|[Tt]hat|[Aa]bout|[Ll]ike|[Hh]elps?|[Jj]oin|[Dd]ear|[Hh]i|[Hh]ello) "
        rf"(?P<span>XXX){AFTER}",
    ),
    TextRule("bracket_placeholder", FILL_IN, ("__",), r"(?<=[a-z,] )(?P<span>_{2,20})(?=[,.!?;]|'s| [a-z])"),
    TextRule(
        "bracket_placeholder",
        "a model name instead of a real one",
        ("ame L", "AME L"),
        r"\b(?:First ?[Nn]ame|FIRST ?NAME) (?:Last ?[Nn]ame|LAST ?NAME)\b",
    ),
    TextRule("bracket_placeholder", "filler text", ("orem ipsum",), r"\b[Ll]orem ipsum\b"),
)
