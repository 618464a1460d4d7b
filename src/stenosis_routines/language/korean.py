def korean(plain, words, names):
    from stenosis_routines.language.tokens import _joined
    return _joined(plain, words, names)
