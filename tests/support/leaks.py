"""Finds a secret in whatever an error carries: text, repr, pickle, attributes, and locals of the frames of its chain."""

import pickle
import reprlib

_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 100_000
_REPR.maxdict = _REPR.maxlist = _REPR.maxtuple = _REPR.maxset = 10_000
_REPR.maxlevel = 12


def shown(value):
    try:
        return f"{_REPR.repr(value)} {value!r}"
    except Exception:
        return ""


def leaks(error, *secrets):
    """Where the secrets show, as a list of places; the frames of tests do not count, they make the secrets up."""
    found = []
    chain = [error]
    seen = set()
    while chain:
        link = chain.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        chain += [link.__cause__, link.__context__, *getattr(link, "earlier", ()), *getattr(link, "exceptions", ())]
        places = {"str": str(link), "repr": repr(link), "attributes": shown(vars(link)), "args": shown(link.args)}
        try:
            places["pickle"] = pickle.dumps(link).decode("latin-1")
        except Exception as refused:
            places["pickle"] = str(refused)
        trace = link.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            if "/tests/" not in frame.f_code.co_filename:
                for name, value in frame.f_locals.items():
                    places[f"{frame.f_code.co_qualname}: {name}"] = shown(value)
            trace = trace.tb_next
        for place, text in places.items():
            found += [f"{type(link).__name__} {place}" for secret in secrets if secret in text]
    return found
