"""What may be asked, listed, decided and published, and when: each rule beside where it comes from."""
