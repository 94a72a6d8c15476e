"""A set of questions in the formats of learning platforms, each variant a question of its own."""
