"""`python -m tests.demo_answers`: starts `make demo` and waits for the answer to a first « /start »."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request

PORT = 8199
PATIENCE = 120.0


def main() -> int:
    """0 once the bot has answered in the page's chat."""
    started = time.monotonic()
    demo = subprocess.Popen(["make", "demo", f"ARGS=--port {PORT}"], start_new_session=True)
    try:
        while time.monotonic() - started < PATIENCE:
            time.sleep(0.3)
            if _answered():
                print(f"the demo answered after {time.monotonic() - started:.1f} s")
                return 0
        print("the demo did not answer", file=sys.stderr)
        return 1
    finally:
        os.killpg(demo.pid, signal.SIGTERM)
        demo.wait(20)


def _answered() -> bool:
    try:
        state = _get("/sandbox/state")
        stranger = next(person for person in state["people"] if person["first_name"] == "Tom")
        chat = _get(f"/sandbox/people/{stranger['id']}/chats/bot")
        if not chat["messages"]:
            _post(f"/sandbox/people/{stranger['id']}/messages", {"text": "/start"})
        return any(message["from"]["is_bot"] for message in chat["messages"])
    except (OSError, KeyError, StopIteration):
        return False


def _get(path: str):
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=5) as answer:
        return json.load(answer)


def _post(path: str, body: dict[str, str]) -> None:
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}{path}", json.dumps(body).encode(), {"content-type": "application/json"}
    )
    urllib.request.urlopen(request, timeout=5).close()


if __name__ == "__main__":
    sys.exit(main())
