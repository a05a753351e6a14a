"""`python -m persea` is the `persea` command."""

from persea.cli import main

if __name__ == "__main__":
    main()
