"""Holds the tests to a share of the branches that they run: `python tests/coverage_bar.py build/coverage.json`.

The bar of coverage itself is for lines and branches together, of which the lines are many and easy.
"""

import json
import sys
from pathlib import Path

LEAST = 95.0
"""Percent of the branches."""


def main(path: str) -> int:
    """Print the shares; return 1 if too few of the branches were run."""
    totals = json.loads(Path(path).read_text(encoding="utf-8"))["totals"]
    lines = 100 * totals["covered_lines"] / totals["num_statements"]
    branches = 100 * totals["covered_branches"] / totals["num_branches"]
    print(f"{lines:.1f} % of the lines, {branches:.1f} % of the branches; at least {LEAST:.0f} % of them are asked for")
    return int(branches < LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
