"""What is said in a session: questions and votes, chat, links, and what becomes of each."""
