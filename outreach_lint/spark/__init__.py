"""Messages of a Spark data frame linted by its workers: the same function of a message, over batches of rows."""

from outreach_lint.spark.frame import lint_frame, placed

__all__ = ["lint_frame", "placed"]
