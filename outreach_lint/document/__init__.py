"""Lazy views of one message: sections, sentences, words, fields, measures."""
