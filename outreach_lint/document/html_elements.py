"""What the elements of HTML and MJML do to the text around them."""

_PARAGRAPHS = (
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr header footer section article aside main nav form fieldset "
    "figure address center body mj-text mj-button mj-table mj-section mj-wrapper mj-column mj-hero mj-raw mj-social "
    "mj-navbar mj-accordion-text mj-accordion-title mj-body"
)
_LINES = (
    "div li dt dd tr td th caption legend figcaption option details summary tbody thead tfoot html head "
    "mj-social-element mj-navbar-link mj-head mjml"
)
BLOCKS = {**dict.fromkeys(_LINES.split(), 1), **dict.fromkeys(_PARAGRAPHS.split(), 2)}
"""The line breaks before and after an element: 1 for a line of its own, 2 for a blank line around it."""

LAYOUT_ROWS = frozenset({"tr", "td"})
"""In a table that only arranges paragraphs, these have a blank line around them."""

RAW = frozenset({"style", "script", "mj-style", "iframe", "noframes", "noembed", "xmp"})
"""Elements whose content is no markup and no prose."""

MUTE = frozenset({"template", "svg", "math", "object", "select", "mj-attributes", "audio", "video", "canvas"})
"""Elements whose content is markup and no prose."""

TITLES = frozenset({"title", "mj-title"})
PREVIEWS = frozenset({"mj-preview"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr mj-image".split())  # noqa: SIM905 -- a list of words reads better
INLINE = frozenset("span font a b i em strong u s small big sub sup tt code mark label".split())  # noqa: SIM905 -- a list of words reads better
KEPT_SPACE = frozenset({"pre", "listing", "textarea"})

IMPLIED_ENDS = {
    "p": frozenset(BLOCKS) - {"caption", "legend", "figcaption"},
    "li": frozenset({"li"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
}
"""What begins where an element that was never closed has ended."""

CLOSED_BY = {
    "p": frozenset({"div", "td", "th", "tr", "table", "body", "html", "blockquote", "li"}),
    "li": frozenset({"ul", "ol"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
    "tr": frozenset({"table"}),
}
"""Whose end tag ends an element that was never closed."""
