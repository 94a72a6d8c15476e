"""The command line: it reads, calls, prints and exits; every decision lies elsewhere."""
