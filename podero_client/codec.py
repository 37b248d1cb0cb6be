"""The one door between JSON and models: `decode` and `encode`."""

from ._runtime.codec import Decoder, decode, decoder, encode, prepare, to_plain

__all__ = ["Decoder", "decode", "decoder", "encode", "prepare", "to_plain"]
