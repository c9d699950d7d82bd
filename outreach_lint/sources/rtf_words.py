"""Control words of RTF: the characters they stand for, what ends a paragraph, and groups that are not text."""

from typing import Final

CHARACTERS: Final = {
    "tab": "\t", "line": "\n", "softline": "\n", "emdash": "\u2014", "endash": "\u2013", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019",
    "ldblquote": "\u201c", "rdblquote": "\u201d", "~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\",
    "\t": "\t",
}  # fmt: skip
ENDS: Final = frozenset({"par", "sect", "page", "column", "cell", "nestcell", "\n", "\r"})
"""What ends a paragraph; a line end after a backslash is a `par`."""
NOT_TEXT: Final = frozenset({
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "footnote", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation",
    "listtext", "pntext", "pntxta", "pntxtb", "nonshppict", "shprslt", "xe", "tc", "tcn", "rxe", "falt", "panose",
    "template", "filetbl", "private", "upr", "nonesttables", "NeXTGraphic", "objdata", "objclass", "objname", "sp",
    "fontemb", "fontfile", "do", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "userprops",
})  # fmt: skip
"""Groups that are skipped: what stands beside the text, and drawings in the form for old programs."""
CHARSETS: Final = {
    0: "cp1252", 2: "symbol", 77: "mac_roman", 78: "shift_jis", 79: "cp949", 80: "gb2312", 81: "big5",
    128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
"""The character sets of fonts, by their numbers in Windows."""
PAGES: Final = {10000: "mac_roman", 65001: "utf-8", 708: "iso8859_6"}
"""Code pages whose numbers are not those of Python's codecs."""
SETS: Final = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
