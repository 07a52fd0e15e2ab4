"""Plays many simulated farms, or one seed again; see tests/simulation.

python -m benchmarks.simulation --seeds 5000
python -m benchmarks.simulation --seed 1234
"""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from tests.simulation.playing import play, trace

SHOWN_EVERY = 250


def one(seed: int) -> int:
    """Its course of events, and what was wrong."""
    print("\n".join(trace(seed)))
    wrong = play(seed)
    print("\n".join(wrong) or "Nothing was wrong.")
    return 1 if wrong else 0


def many(seeds: range) -> int:
    began, failed = perf_counter(), 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for seed, wrong in zip(seeds, pool.map(play, seeds, chunksize=10), strict=True):
            if wrong:
                failed += 1
                print(f"python -m benchmarks.simulation --seed {seed}: {'; '.join(wrong)}")
            if (seed + 1) % SHOWN_EVERY == 0:
                print(f"{seed + 1 - seeds.start} played, {failed} failed", flush=True)
    seconds = perf_counter() - began
    print(f"{len(seeds)} farms in {seconds:.0f} s, {failed} failed")
    return 1 if failed else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="play this one and tell what happened")
    parser.add_argument("--seeds", type=int, default=1000, help="how many, 1000 unless told")
    parser.add_argument("--first", type=int, default=0)
    told = parser.parse_args()
    if told.seed is not None:
        return one(told.seed)
    return many(range(told.first, told.first + told.seeds))


if __name__ == "__main__":
    sys.exit(main())
