"""Runs the program `age` with a passphrase, which it reads from a terminal only.

age.py lock|open PASSPHRASE FROM TO
"""

import os
import pty
import select
import sys
import time

PATIENCE = 60


def main():
    what, passphrase, source, target = sys.argv[1:]
    how = ["-p"] if what == "lock" else ["-d"]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", *how, "-o", target, source])
    said = b""
    asked = 0
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the program closed its side
            break
        if not piece:
            break
        said += piece
        # It asks once to open, twice to lock.
        if said.lower().count(b"passphrase") > asked and said.rstrip().endswith(b":"):
            asked = said.lower().count(b"passphrase")
            os.write(terminal, passphrase.encode() + b"\n")
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        sys.exit(f"age ended with {code}: {said.decode(errors='replace')}")


main()
