"""What colleagues are told, and how: from committed facts to notices, and from notices to mails, bots and browsers."""
