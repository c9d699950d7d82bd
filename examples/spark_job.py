"""Lints a campaign in Parquet with Spark, and writes one row a message in Parquet.

    spark-submit examples/spark_job.py campaign.parquet results.parquet --today 2026-03-02

Run again, it writes the same rows over those of the run before.
"""

import argparse
from math import ceil

from pyspark.sql import SparkSession, functions

from outreach_lint import load_rules
from outreach_lint.spark import lint_frame, placed


def main() -> None:
    """Lint what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("campaign", help="a file or folder of Parquet, one message a row")
    parser.add_argument("results", help="a folder, which is written anew")
    parser.add_argument("--config", help="a configuration file; its packs must lie in the same folder on every worker")
    parser.add_argument("--select", action="append", default=[], help="run only these rules")
    parser.add_argument("--ignore", action="append", default=[], help="leave these rules out")
    parser.add_argument("--today", help="the day on which messages go out, so that a later run says the same")
    parser.add_argument("--base", default="", help="show paths as they are seen from this folder")
    parser.add_argument("--messages", type=int, default=10_000, help="messages a task: some two minutes of work")
    parser.add_argument("--redact", action="store_true", help="write no name, address or word of a message")
    asked = parser.parse_args()

    spark = SparkSession.builder.appName("outreach-lint").getOrCreate()
    campaign = placed(spark.read.parquet(asked.campaign))
    tasks = ceil(campaign.count() / asked.messages)  # which the footers of the files tell
    rules = load_rules(asked.config, select=asked.select, ignore=asked.ignore)
    spread = campaign.repartition(max(tasks, 1))
    results = lint_frame(spread, rules, today=asked.today, base=asked.base, redact=asked.redact)
    results.write.mode("overwrite").parquet(asked.results)

    written = spark.read.parquet(asked.results)
    counts = written.groupBy(functions.coalesce("band", functions.lit("not read")).alias("band")).count()
    for row in sorted(counts.collect()):
        print(f"{row['count']:>12,}  {row['band']}")
    spark.stop()


if __name__ == "__main__":
    main()
