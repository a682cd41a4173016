"""The outside world played on this machine: Telegram, mail servers, web sites; knows nothing of the product."""
