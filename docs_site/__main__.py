"""`python -m docs_site` writes the site to build/site; with `--pages` only the pages that it is rendered from."""

import os
import subprocess
import sys
import time

from docs_site.gather import BUILD, ROOT, gather
from docs_site.look_through import faults_of


def main(arguments: list[str]) -> int:
    """Build the site and return an exit code; what is wrong with it is told on standard error."""
    began = time.monotonic()
    pages = gather(BUILD / "pages")
    if "--pages" in arguments:
        print(f"{pages} pages in {BUILD / 'pages'}")
        return 0
    # Its makers ask to move on to their next tool; docs/dependencies.md says when that will be.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--clean"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603  (the command is our own)
    if code := done.returncode:
        return code
    faults = faults_of(BUILD / "site")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{pages} pages in {BUILD / 'site'}, {time.monotonic() - began:.0f} s")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
