"""Why a signature does not verify: the variants that would, each found by computing."""

from jwt_debugger.inspection.diagnosis.diagnose import diagnose, diagnosed, with_diagnosis

__all__ = ["diagnose", "diagnosed", "with_diagnosis"]
