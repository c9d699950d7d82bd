"""How failed formulas, rows of test data and the names of variables look where a value belongs."""

from outreach_lint.document.placeholder_patterns import (
    AFTER,
    HELLO,
    NO_NAME,
    NO_NOUN,
    NULL,
    STAND_IN,
    TERM,
    TextRule,
)

_MAILED = r"(?:[Hh]i|HI|[Hh]ello|HELLO|[Hh]ey|HEY|[Dd]ear|DEAR)"
_FIELD = (
    r"(?i:(?:first|last|full|f|l|contact|customer|client|prospect|lead|recipient|account|user)?[_ -]?name|company|"
    r"prospect|customer|recipient)"
)
_VERBS = (
    r"(?:is|are|was|were|has|have|had|will|just|recently|runs?|opens?|opened|took|takes|won|moved|bought|hired|raised|"
    r"plans?|needs?|uses?|makes?|sells?|keeps?|ships?|handles?|builds?|launched|posted)"
)
_TEST = r"(?:TEST|Test|SAMPLE|Sample|DUMMY|Dummy|EXAMPLE|Example)"
_RECORD = (
    r"(?:COMPANY|Company|CUSTOMER|Customer|CLIENT|Client|LEAD|Lead|PROSPECT|Prospect|CONTACT|Contact|CORP|Corp|INC|Inc|"
    r"LTD|Ltd|LLC|GmbH|RECORD|Record|USER|User)"
)
_SPEAKS = r"(?:that|heard|saw|read|noticed|when|since|because|how|if|and|why|whether|while|as)"
_HONORIFIC = (
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Madam|Herrn?|Frau|Se\u00f1ora?|Sra?|Srta|Dra?|Monsieur|Madame"
    r"|Mme|Signora?|Dott|Capt|Captain|Rev|Chief|Engr?|Ing|Adv|Hon|Shri|Smt|Lady|Lord|Judge|Councillor|Cllr|Alhaji"
    r"|Hajia|Pastor|Father"
    r"|Sister|MR|MRS|MS|DR)"
)
_NO_NAMES = (
    r"(?:null|Null|NULL|undefined|Undefined|UNDEFINED|None|NONE|none|nil|NIL|NaN|nan|N/A|n/a|NA|#N/A|#REF!|#VALUE!"
    r"|#NAME\?|\[object Object\]|\((?:null|blank|none|empty|unknown)\)|Unknown|unknown|UNKNOWN|TB[DC]|Surname"
    r"|Lastname|-{1,2}"
    r"|\u2013|\?{1,3}|_{1,8}|XXX?|0)"
)
NULL_NAME = "a null after an honorific"
_BAD_VALUES = ("null", "NULL", "undefined", "#N/A", "NaN")

LEFT_IN_GREETING: tuple[TextRule, ...] = (
    TextRule("blank_debris", NO_NAME, (" !", " ."), rf"{_MAILED} {{1,3}}(?:!|\.(?!\.))(?=\s|$)"),
    TextRule("blank_debris", NO_NAME, ("  ",), rf"{_MAILED} {{2,3}}[-\u2013\u2014](?= )"),
    TextRule(
        "sentinel",
        STAND_IN,
        (" -", " \u2013", " 0", " n/a", " N.A", " #"),
        rf"{HELLO} (?P<span>[-\u2013]{{1,2}}|0|n/a|N\.A\.?|#(?:ERROR|DIV/0|NULL|NUM)[!?]?) ?(?=[,!:])",
    ),
    TextRule(
        "sentinel",
        "the default twice",
        ("there there", "There There"),
        rf"{HELLO} (?P<span>[Tt]here [Tt]here)(?= ?[,!:])",
    ),
    TextRule(
        "sentinel",
        "the default beside the name",
        ("there ",),
        rf"{_MAILED} (?P<span>there [A-Z][\w-]{{1,30}} there)(?= ?[,!:])",
    ),
    TextRule(
        "sentinel",
        "the name of a variable instead of a name",
        tuple("$%#&~@_"),
        rf"{HELLO},? (?P<span>[$#&~@_]{{1,2}}{_FIELD}[$%#&~_]{{0,2}}|{_FIELD}[$%#&~]{{1,2}})(?=[ ,!:.]|$)",
    ),
)
LEFT_ANYWHERE: tuple[TextRule, ...] = (
    TextRule(
        "literal_null",
        NULL_NAME,
        tuple(f" {start}" for start in "nNuU#[(TSL-\u2013?_X0"),
        rf"(?<![\w.-]){_HONORIFIC}\.? (?P<span>{_NO_NAMES})(?= ?[,:!?;)]| ?$|\.(?:\s|$)| (?:and|for|from|at|we|I)\b)",
        prose=True,
    ),
    TextRule(
        "literal_null",
        "a formula that failed",
        ("#",),
        r"(?<![\w#/])(?P<span>#(?:REF|VALUE|DIV/0|NULL|NUM|ERROR|SPILL|CALC)!|#NAME\?|#N/A)(?!\w)",
        prose=True,
    ),
    TextRule("literal_null", NULL, ("NaN ",), r"(?<=[a-z] )(?P<span>NaN)(?= [a-z])", prose=True),
    TextRule(
        "literal_null",
        NULL,
        (" None",),
        rf"{TERM}(?<!one )\b(?:in|of|by|near|around|across|on|until|since|before|after|into|between|outside|via) "
        rf"(?P<span>None){AFTER}",
        prose=True,
    ),
    TextRule(
        "literal_null",
        NULL,
        _BAD_VALUES,
        rf"{TERM}\b(?:on|until|since|before|after|into|between) (?P<span>null|NULL|undefined|NaN|#N/A){AFTER}",
        prose=True,
    ),
    TextRule(
        "literal_null",
        NULL,
        _BAD_VALUES,
        rf"(?:^|, |[.!?] |\b{_SPEAKS} )(?P<span>null|NULL|undefined|#N/A) {_VERBS}\b",
        prose=True,
    ),
    TextRule(
        "blank_debris", NO_NOUN, (" ,",), r"\b(?:saw|noticed|read|heard|learned|learnt|see) (?:that|how|about) {1,3},"
    ),
    TextRule(
        "blank_debris", NO_NOUN, ("As ",), r"\bAs(?: an?| the)? {2,3}(?:of|at|in)\b|\bAs (?:an?|the) {2,3}(?:of|at)\b"
    ),
    TextRule(
        "blank_debris",
        NO_NOUN,
        ("the  ", "your  "),
        r"\b(?:on|about|at|of|for|with|join|joining|love|loved) (?:the|your) {2,3}(?:launch|round|announcement|team|"
        r"role|position|office|post|article|talk|award|site|opening|acquisition|expansion|podcast|event|webinar"
        r"|news)\b",
    ),
    TextRule(
        "sentinel",
        "a row of test data",
        ("TEST", "Test", "SAMPLE", "Sample", "DUMMY", "Dummy", "EXAMPLE", "Example"),
        r"\b(?:[Aa]t|[Ff]or|[Ww]ith|[Ff]rom|[Ll]ike|[Tt]o|[Jj]oin|[Tt]hat|[Hh]elps?|[Hh]i|[Dd]ear|[Hh]ello|[Hh]ow) "
        rf"(?P<span>(?:ACME |Acme |My |MY )?{_TEST} {_RECORD}(?: \d{{1,3}})?)(?!\w)",
    ),
    TextRule(
        "sentinel",
        "the name of a field instead of its value",
        ("_NAME", "_name", "tName", "rName", "_TITLE", "_title", "tCompany", "F_", "L_"),
        r"(?<![\w.@/#|{\[<«%-])(?<!the )(?P<span>\$?(?:[FL]_NAME|(?:CONTACT|CUSTOMER|CLIENT|PROSPECT|LEAD|ACCOUNT|"
        r"BUSINESS|RECIPIENT)_NAME|(?:contact|customer|client|prospect|lead|account|business|recipient)(?:_name|Name)|"
        r"(?:JOB_TITLE|job_title)|(?:prospect|client)Company))"
        r"(?![\w@/=(|%}\]>»-]| ?\}|\.\w|:| (?:column|field|variable|token|tag|property|merge|attribute|key|parameter))",
        prose=True,
    ),
    TextRule(
        "sentinel",
        "the model of a name instead of a real one",
        ("ompany Name", "ompany name here", "COMPANY"),
        r"\b(?:[Aa]t|[Ff]or|[Ww]ith|[Ff]rom|[Hh]elps?|[Ll]ike|[Jj]oin) "
        rf"(?P<span>Company Name|[Yy]our [Cc]ompany [Nn]ame [Hh]ere|COMPANY){AFTER}",
        prose=True,
    ),
)
