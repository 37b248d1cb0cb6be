"""Proposes a pinned document as one pull request, which is updated in place; runs in the scheduled workflow.

Uses `git`, and `gh` with `GH_TOKEN` in the environment.
"""

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

from generator.errors import GenerationError

BRANCH = "pin-document"
LABEL = "api-drift"
BREAKING_LABEL = "breaking"
OLDEST = dt.timedelta(days=7)
"""How long a proposal may stand open."""

_PATHS = ("openapi.json", "podero_client", "podero_client.lock.json", "CHANGELOG.md")
_AUTHOR = ("-c", "user.name=github-actions[bot]", "-c", "user.email=github-actions[bot]@users.noreply.github.com")
_MOST = 60_000  # characters; GitHub takes 65,536


def propose(project: Path, folder: Path) -> str:
    """Commit what `make pin` changed to the branch, and open or update the pull request.

    Args:
        project: The project, with the changes in its work tree.
        folder: Where `report.md` and `report.json` are, and `oasdiff.md` if there is a second opinion.

    Returns:
        What was done, for people.

    Raises:
        GenerationError: git or gh failed.
    """
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    _run(project, "git", "add", "--all", *(name for name in _PATHS if (project / name).exists()))
    found = _open(project)
    # a document that is only spelled differently is not worth anybody's time
    if not report["changes"] or not _run(project, "git", "diff", "--cached", "--name-only"):
        if found:
            _gh(project, "pr", "close", str(found["number"]), "--comment", "The document is the pinned one again.")
            return f"closed {found['url']}"
        return "nothing to propose"
    breaking = report["level"] == "breaking"
    title = "Pin the API document " + str(report["new"]["sha256"])[:12] + (" (breaking)" if breaking else "")
    _run(project, "git", "checkout", "--quiet", "-B", BRANCH)
    _run(project, "git", *_AUTHOR, "commit", "--quiet", "-m", title)
    done = "unchanged" if _is_pushed(project) else "updated"
    if done == "updated":
        _run(project, "git", "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{BRANCH}")
    body = folder / "body.md"
    body.write_text(_body(folder), encoding="utf-8")
    labels = [LABEL, *([BREAKING_LABEL] if breaking else [])]
    for label in (LABEL, BREAKING_LABEL):
        _gh(project, "label", "create", label, "--force")
    named = [argument for label in labels for argument in (("--add-label" if found else "--label"), label)]
    if found:
        stale = [] if breaking else ["--remove-label", BREAKING_LABEL]
        number = str(found["number"])
        _gh(project, "pr", "edit", number, "--title", title, "--body-file", str(body), *named, *stale)
        return f"{done} {found['url']}"
    opened = _gh(project, "pr", "create", "--head", BRANCH, "--title", title, "--body-file", str(body), *named)
    return f"opened {opened}"


def stale(project: Path, now: dt.datetime) -> str | None:
    """Whether the pull request stands open for too long.

    Args:
        project: The project.
        now: The time.

    Returns:
        What to say of it, None when all is well.

    Raises:
        GenerationError: gh failed.
    """
    found = _open(project)
    if not found:
        return None
    age = now - dt.datetime.fromisoformat(found["createdAt"])
    return f"{found['url']} stands open for {age.days} days; merge or close it" if age >= OLDEST else None


def _open(project: Path) -> dict[str, Any] | None:
    """The open pull request."""
    fields = ("pr", "list", "--head", BRANCH, "--state", "open", "--json", "number,url,createdAt")
    found: list[dict[str, Any]] = json.loads(_gh(project, *fields))
    return found[0] if found else None


def _is_pushed(project: Path) -> bool:
    """Whether the branch holds the same already, on the same commit of the main branch."""
    if not _run(project, "git", "ls-remote", "origin", f"refs/heads/{BRANCH}"):
        return False
    _run(project, "git", "fetch", "--quiet", "--depth=2", "origin", BRANCH)
    ours, theirs = (_run(project, "git", "log", "-1", "--format=%T %P", name) for name in ("HEAD", "FETCH_HEAD"))
    return ours == theirs


def _body(folder: Path) -> str:
    """The text of the pull request."""
    text = (folder / "report.md").read_text(encoding="utf-8")
    second = folder / "oasdiff.md"
    if second.exists() and (words := second.read_text(encoding="utf-8").strip()):
        text += f"\n<details>\n<summary>What oasdiff says</summary>\n\n{words}\n\n</details>\n"
    if len(text) > _MOST:
        text = f"{text[:_MOST]}\n\n... the rest is in the summary of the run\n"
    return text


def _gh(project: Path, *arguments: str) -> str:
    """Run gh."""
    return _run(project, "gh", *arguments)


def _run(project: Path, *command: str) -> str:
    """Run a command."""
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        msg = f"{command[0]} is not installed"
        raise GenerationError(msg) from None
    if done.returncode:
        msg = f"{' '.join(command[:3])} failed: {done.stderr.strip() or done.stdout.strip()}"
        raise GenerationError(msg)
    return done.stdout.strip()


__all__ = ["BRANCH", "BREAKING_LABEL", "LABEL", "propose", "stale"]
