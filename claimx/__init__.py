"""claimx pulls claims out of news articles and shows where outlets really disagree."""

__version__ = "0.1.0"
