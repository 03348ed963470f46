"""Why a signature does not verify: the variants that would, each found by computing."""

from jwt_debugger.inspection.diagnosis.diagnose import diagnose, with_diagnosis

__all__ = ["diagnose", "with_diagnosis"]
