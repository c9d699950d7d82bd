"""Puts new bytes in the place of a file: the old ones or the new ones are there at any moment, never a part."""

import os
import stat
from pathlib import Path

from outreach_lint.errors import Place, SourceError


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Replace a file that still holds `old`, and keep its rights; a link stays one. Raises SourceError."""
    import tempfile

    target = path.resolve()
    try:
        if target.read_bytes() != old:
            reason = "changed by somebody else in the meantime, and left alone; run it again"
            raise SourceError(reason, Place(path.as_posix()))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(new)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(stat.S_IMODE(target.stat().st_mode))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        reason = f"cannot be written: {problem.strerror}"
        raise SourceError(reason, Place(path.as_posix())) from None
