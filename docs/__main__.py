"""Command line: `python -m docs` builds the site into `site/`, and fails on whatever a reader would stumble over."""

import sys

from docs.site import CONFIG, ROOT, foreign_fetches, nav_problems, prepare, render


def main() -> int:
    """Build the site.

    Returns:
        Exit code: 0 when all is well.
    """
    pages = prepare(ROOT / "build" / "docs")
    problems = nav_problems(pages, CONFIG) + (render(CONFIG) or foreign_fetches(ROOT / "site"))
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
