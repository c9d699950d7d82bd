"""The language server: findings while a message is written, in any editor that speaks the protocol."""
