"""The ledger's pages."""
