"""How each peer finds pairs of rows; `peers.py` runs it in that peer's own environment, so only Python's own library is
imported at the top.

    python peer_methods.py METHOD ROWS.json PAIRS.json

A method gets the rows as dicts and gives scored pairs, from a low score up: where to cut is chosen by `peers.py`.
"""

# mypy: ignore-errors
# The packages are in other environments than the one that mypy looks at.

from __future__ import annotations

import json
import logging
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]
Pairs = Iterable[tuple[float, int, int]]
FIELDS = ("number", "provider", "days", "job_title")


def ours(rows: Rows) -> Pairs:
    from positivliste.matching import duplicates, record

    def days(row: dict[str, Any]) -> tuple[float, float] | None:
        return (float(row["days"]), float(row["days"])) if row["days"] else None

    fields = ("written", "provider", "duration")
    found = duplicates([
        record(row["title"], *(row[field] for field in fields), days(row), None, row["job_title"], row["group"])
        for row in rows
    ])  # fmt: skip
    return [(1.0, group[0], row) for group in found.clusters for row in group[1:]]


def _splink_settings() -> Any:
    import splink.comparison_library as compare
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            compare.LevenshteinAtThresholds("title", [1, 2, 4, 8]),
            *(compare.ExactMatch(field) for field in FIELDS),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("number"), block_on("substr(title, 1, 8)"), block_on("right(title, 8)", "provider"),
            block_on("provider", "days", "job_title"),
        ],
    )  # fmt: skip


def _splink(rows: Rows, major: int) -> Pairs:
    import duckdb
    from splink import DuckDBAPI, Linker, block_on

    connection = duckdb.connect()
    connection.execute(
        "create table proposals (id int, title text, number text, provider text, days int, job_title text)"
    )
    connection.executemany(
        "insert into proposals values (?, ?, ?, ?, ?, ?)",
        [(at, row["title"].casefold(), *(row[field] or None for field in FIELDS)) for at, row in enumerate(rows)],
    )
    engine = DuckDBAPI(connection)
    linker = (
        Linker(engine.register("proposals"), _splink_settings())
        if major >= 5
        else Linker("proposals", _splink_settings(), engine)
    )
    linker.training.estimate_probability_two_random_records_match([block_on("title", "provider")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("title"), block_on("number")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01)
    query = f"select match_weight, id_l, id_r from {found.physical_name}"  # noqa: S608 - splink's own name
    return connection.execute(query).fetchall()


def splink_5(rows: Rows) -> Pairs:
    return _splink(rows, 5)


def splink_4(rows: Rows) -> Pairs:
    return _splink(rows, 4)


def recordlinkage(rows: Rows) -> Pairs:
    import pandas
    import recordlinkage as linkage

    table = pandas.DataFrame(rows)[["title", *FIELDS]].replace({"": None})
    table["title"] = table["title"].str.casefold()
    table["front"] = table["title"].str[:8]
    index = linkage.Index()
    index.block("number")
    index.block("front")
    index.block(["provider", "days", "job_title"])
    compare = linkage.Compare()
    compare.string("title", "title", method="jarowinkler", label="title")
    for field in FIELDS:
        compare.exact(field, field, missing_value=0.5, label=field)
    found = compare.compute(index.index(table), table)
    score = 8 * found["title"] + 3 * found["number"] + found["provider"] + found["days"] + found["job_title"]
    return [(value, one, other) for (one, other), value in score[score > score.max() * 0.6].items()]


def rapidfuzz_cdist(rows: Rows) -> Pairs:
    import numpy
    from rapidfuzz import fuzz, process, utils

    titles = [utils.default_process(row["title"]) for row in rows]
    pairs = []
    for start in range(0, len(titles), 1000):
        scores = process.cdist(
            titles[start : start + 1000],
            titles,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=80,
            dtype=numpy.uint8,
            workers=1,
        )
        pairs += [
            (float(scores[one, other]), start + one, other)
            for one, other in numpy.argwhere(scores).tolist()
            if start + one < other
        ]
    return pairs


def tf_idf(rows: Rows) -> Pairs:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    vectors = (
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3)).fit_transform(row["title"] for row in rows).tocsr()
    )
    found = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=10, threshold=0.6).tocoo()
    return [
        (float(value), int(one), int(other))
        for one, other, value in zip(found.row, found.col, found.data, strict=True)
        if one < other
    ]


def rensa(rows: Rows) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.6, num_perm=128, num_bands=32)
    hashes = []
    for at, row in enumerate(rows):
        title = " ".join(row["title"].casefold().split())
        found = RMinHash(num_perm=128, seed=1)
        found.update([title[start : start + 3] for start in range(len(title) - 2)])
        hashes.append(found)
        index.insert(at, found)
    return [
        (hashes[at].jaccard(hashes[other]), at, other)
        for at, found in enumerate(hashes)
        for other in index.query(found)
        if at < other
    ]


METHODS: dict[str, Callable[[Rows], Pairs]] = {
    "ours": ours, "splink 5": splink_5, "splink 4": splink_4, "recordlinkage": recordlinkage,
    "rapidfuzz cdist": rapidfuzz_cdist, "TF-IDF": tf_idf, "rensa": rensa,
}  # fmt: skip


def main(method: str, source: Path, target: Path) -> None:
    """Write the pairs, with the processor time in seconds and the peak of the process's memory in MB."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    rows = json.loads(source.read_text(encoding="utf-8"))
    start = time.process_time()
    pairs = list(METHODS[method](rows))
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    target.write_text(json.dumps({"pairs": pairs, "s": spent, "MB": peak}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
