"""Link therapy as pages show it."""
