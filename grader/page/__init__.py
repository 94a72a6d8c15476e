"""The quiz as a local page in the browser; answers are checked here, no key is ever sent."""
