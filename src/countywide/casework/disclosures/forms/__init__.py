"""What is asked about requests, papers and copies."""
