"""Lets atheris look for inputs that make the code do something new: `run.py --guided`, after `pip install atheris`."""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import atheris  # type: ignore[import-not-found]  # installed by hand
from fuzz_mutating import TOKENS, mutated
from fuzz_plan import Plan

with atheris.instrument_imports(include=["outreach_lint"]):
    from fuzz_running import Finds
    from fuzz_targets import TARGETS

LONGEST = 4_000
"""Bytes of an input; longer ones only do again what shorter ones do."""


def run(name: str, plan: Plan) -> int:
    """Run one target, keep the faults and go on; the process ends in it, with 1 if there was a fault."""
    # What is imported late is watched only if that happens here.
    with atheris.instrument_imports(include=["outreach_lint"]):
        for file, data in TARGETS[name].seeds():
            TARGETS[name].check(file, data)
    seeds = list(TARGETS[name].seeds())
    folder = _corpus(name, plan)
    finds = Finds(name, plan.found)
    begun = time.monotonic()

    def one(data: bytes) -> None:
        # libFuzzer would end the process without a word to Python.
        if finds.tried == plan.inputs or time.monotonic() - begun > plan.seconds:
            finds.sum_up(time.monotonic() - begun)
            os._exit(int(bool(finds.kinds)))
        if data:
            finds.tell(seeds[data[0] % len(seeds)][0], data[1:])

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311  (no secret)
        if chance.randrange(3) == 0 or not data:
            return bytes(atheris.Mutate(data, most))
        other = seeds[chance.randrange(len(seeds))][1]
        return (data[:1] + mutated(data[1:], other, chance.randrange))[:most]

    atheris.Setup([sys.argv[0], str(folder), *_options(plan, folder.parent)], one, custom_mutator=change)
    atheris.Fuzz()
    return 0


def _corpus(name: str, plan: Plan) -> Path:
    """Return the folder of what is worth changing further: the seeds, and what earlier runs have found."""
    folder = (plan.corpus or Path(tempfile.mkdtemp())) / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, (_file, data) in enumerate(TARGETS[name].seeds()):
        (folder / f"seed{number}").write_bytes(bytes([number]) + data)
    return folder


def _options(plan: Plan, folder: Path) -> list[str]:
    words = folder / "words.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in token) for token in TOKENS if len(token) < 60)
    words.write_text("".join(f'"{token}"\n' for token in escaped), encoding="ascii")
    return [f"-dict={words}", f"-max_len={LONGEST}", f"-seed={plan.seed + 1}", "-rss_limit_mb=1000"]
