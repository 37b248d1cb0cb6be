"""`podero verify`: where a service departs from the API document, found by reading only."""

from podero.cli._verify.corpus import Corpus
from podero.cli._verify.report import Finding, OperationReport, Report
from podero.cli._verify.run import verify

__all__ = ["Corpus", "Finding", "OperationReport", "Report", "verify"]
