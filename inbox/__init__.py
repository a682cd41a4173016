"""The product: dialogs, messages, people, and the rules that bind them."""
