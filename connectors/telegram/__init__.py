"""Telegram bots: private chats, groups and forum topics, by long polling or webhook."""
