"""Recipes for tests: their linter does what a message tells it to, and their rules are few. Processes import this."""

import os
import signal
import time
from pathlib import Path
from typing import Any

import msgspec

from outreach_lint.config.load import Config
from outreach_lint.engine.ignores import Policy
from outreach_lint.errors import RuleError
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter
from outreach_lint.spreading.recipe import Recipe


class Obeying(Linter, frozen=True):
    def lint(self, message: Message) -> MessageResult:
        word, _, rest = message.body.partition(" ")
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "leave":
            os._exit(3)
        elif word == "once" and not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "raise":
            raise MemoryError
        elif word == "wait":
            time.sleep(float(rest))
        return super().lint(message)


class Obedient(Recipe, frozen=True):
    def linter(self) -> Linter:
        return obeying(super().linter())


class Refusing(Recipe, frozen=True):
    def linter(self) -> Linter:
        reason = "no such rule"
        raise RuleError(reason)


class Leaving(Recipe, frozen=True):
    def linter(self) -> Linter:
        os._exit(7)


def obeying(linter: Linter) -> Linter:
    return Obeying(**{name: getattr(linter, name) for name in Linter.__struct_fields__})


def recipe(kind: type[Recipe] = Obedient, jobs: int = 2, **changed: Any) -> Recipe:  # noqa: ANN401 -- fields of a recipe
    return msgspec.structs.replace(kind(jobs, Config(), ("guilt/attempt-count",), (), Policy()), **changed)
