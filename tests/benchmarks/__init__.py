"""What the program costs, measured from outside: `python -m tests.benchmarks` (docs/performance.md)."""
