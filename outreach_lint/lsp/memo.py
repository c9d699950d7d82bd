"""Results of the messages of a text, so that a keystroke in one does not lint the others again."""

from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter

_Key = tuple[str, str | None, str]


class Memo:
    """Remembers the results of the last version of one text; to be used from one thread."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._linter: Linter | None = None
        self._known: dict[_Key, list[tuple[Message, MessageResult]]] = {}
        self._used: dict[_Key, list[tuple[Message, MessageResult]]] = {}

    def begin(self, linter: Linter) -> None:
        """Start on a version of the text; other rules make all that is known void."""
        if linter is not self._linter:
            self._linter, self._known, self._used = linter, {}, {}

    def lint(self, message: Message) -> MessageResult:
        """Return the result of a message, which is the same at the same place of the file only."""
        key = (message.id, message.subject, message.body)
        for known in (self._used, self._known):
            for old, result in known.get(key, ()):
                if old == message:
                    self._keep(key, old, result)
                    return result
        if self._linter is None:
            reason = "begin comes first"
            raise RuntimeError(reason)
        result = self._linter.lint(message)
        self._keep(key, message, result)
        return result

    def forget(self) -> None:
        """Forget the results of messages that the version does not have any more."""
        self._known, self._used = self._used, {}

    def _keep(self, key: _Key, message: Message, result: MessageResult) -> None:
        kept = self._used.setdefault(key, [])
        if not any(result is other for _message, other in kept):
            kept.append((message, result))
