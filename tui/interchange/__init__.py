"""Highlights in the forms of other tools: brat, doccano, Prodigy, CoNLL columns, W3C Web Annotation.

Pure: articles to text and back. Which article a layer belongs to, and where it is kept, is for others.
"""
