"""Times an ingest of newspaper articles and prints seconds, articles a second, memory and disk.

JIANBAO_EVAL=… python tests/benchmarks/bench_ingest.py [COUNT …]      (default: 3148 12592)
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from newspaper import generated, write


def main(counts: list[int]) -> None:
    """Print a row for each count."""
    print(
        f"{'articles':>9} {'Mchar':>6} {'seconds':>8} {'a second':>9} {'peak MB a process':>18} {'disk MB':>8}"
    )
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            source = write(Path(folder) / "articles.jsonl", generated(count))
            data = Path(folder) / "data"
            start = time.perf_counter()
            command = [sys.executable, "-m", "corpus", "ingest", "--data", str(data), str(source)]
            subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
            seconds = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            disk = sum(file.stat().st_size for file in data.rglob("*") if file.is_file()) / 1e6
            size = source.stat().st_size / 3e6
            print(
                f"{count:>9} {size:>6.1f} {seconds:>8.1f} {count / seconds:>9.0f} {peak:>18.0f} {disk:>8.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [3148, 12592])
