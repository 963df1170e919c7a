"""`python -m bot` is the command line."""

from bot.cli.main import run

if __name__ == "__main__":
    run()
