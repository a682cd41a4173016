"""How the product behaves inside Telegram: commands and buttons."""
