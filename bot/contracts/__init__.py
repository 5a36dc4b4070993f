"""Contracts: what customers ordered, and how far each has come."""
