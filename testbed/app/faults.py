"""What is wrong with a faulty image; the end of its tag says it: 2.0.1-migration-fails."""

from enum import Enum


class Fault(Enum):
    NONE = ""
    MIGRATION_FAILS = "migration-fails"
    NEVER_HEALTHY = "never-healthy"
    WRONG_VERSION = "wrong-version"
    CRASH_LOOP = "crash-loop"
    LATE_ERROR = "late-error"


def of(version):
    return Fault(version.partition("-")[2])
