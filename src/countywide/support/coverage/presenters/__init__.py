"""Services, gaps and figures as a page shows them."""
