"""E-mail as a channel: a mailbox read by IMAP (or fed by LMTP) and answered by SMTP."""
