"""Makes the weights of the learned reader; nothing of the bot imports this package."""
