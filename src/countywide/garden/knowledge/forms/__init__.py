"""The questions the knowledge pages ask: here those of readers; those of the desk in `forms.desk`."""

from .readers import AskBox, Follow, Helped, ImportFile, Problem, Send, SendSignedIn

__all__ = ["AskBox", "Follow", "Helped", "ImportFile", "Problem", "Send", "SendSignedIn"]
