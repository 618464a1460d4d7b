"""What all readers share: bytes and text, JSON and CSV without surprises, and the list of what was not understood.

Reading raises nothing but ``UnreadableRoutineError``. It repairs nothing in silence: what cannot be read becomes
unknown (``None``), with a ``Problem`` that says where it was.
"""
