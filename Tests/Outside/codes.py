"""The codes an app for one-time codes shows (RFC 6238)."""
import base64
import hashlib
import hmac
import struct
import time


def code(key: str, steps: int = 0) -> str:
    """The code of now; `steps` periods of 30 seconds later or earlier."""
    secret = base64.b32decode(key.replace(" ", "") + "=" * (-len(key.replace(" ", "")) % 8))
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
