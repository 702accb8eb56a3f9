"""What is suspicious in a text: findings, never changes. Knows nothing of Django."""
