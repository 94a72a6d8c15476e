"""Quizzes: items whose key is computed, typed answers read, wrong ones explained. Knows no cell."""
