"""The chapter of the simple recurrent network: its cell, its parts, and the mistakes that are made with it."""
