"""`python -m bench`: every long trial at its full size; 1 as soon as a promise was broken."""

import subprocess
import sys

TRIALS = ("bench.reading", "bench.kills", "bench.rate")


def main() -> int:
    for trial in TRIALS:
        print(f"\n== python -m {trial} {' '.join(sys.argv[1:])}", flush=True)
        ended = subprocess.run([sys.executable, "-m", trial, *sys.argv[1:]], check=False)  # noqa: S603 - our own modules
        if ended.returncode:
            return ended.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
