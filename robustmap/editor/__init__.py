"""What an editor asks of a kb while somebody types: findings, completion, hover, links.

All of it works on texts that may not have been saved, or even finished. Only `server` knows
how editors are spoken to.
"""
