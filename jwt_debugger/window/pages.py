"""The ids of the pages beside the JSON, and of the JSON itself where it is one of them."""

JSON, CLAIMS, DISCLOSURES, FINDINGS = "json", "claims", "disclosures", "findings"
