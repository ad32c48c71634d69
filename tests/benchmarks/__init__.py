"""What rmdesk costs beside the least it could cost; `python -m tests.benchmarks` prints the table."""
