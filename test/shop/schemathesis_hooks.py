"""Signs what Schemathesis sends, as a web shop's program would (see "Signing a request" in the API's document)."""

import base64
import hashlib
import hmac
import os
import time
import uuid

import schemathesis
from requests.auth import AuthBase

KEY_ID = os.environ["SHOP_KEY_ID"]
SECRET = base64.b64decode(os.environ["SHOP_SECRET"].removeprefix("whsec_"))


def bytes_of(value):
    if value is None:
        return b""
    return value if isinstance(value, bytes) else str(value).encode()


class ShopSignature(AuthBase):
    def __call__(self, request):
        timestamp, nonce = str(int(time.time())), str(uuid.uuid4())
        head = [
            "v1",
            timestamp,
            nonce,
            request.method,
            request.path_url,
            request.headers.get("Idempotency-Key", ""),
            request.headers.get("If-Match", ""),
        ]
        signed = b"".join(bytes_of(line) + b"\n" for line in head) + bytes_of(request.body)
        digest = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
        request.headers.update(
            {
                "Shop-Key": KEY_ID,
                "Shop-Timestamp": timestamp,
                "Shop-Nonce": nonce,
                "Shop-Signature": f"v1,{digest}",
            }
        )
        return request


schemathesis.auth.set_from_requests(ShopSignature())


EXAMPLE_KEY = "b3f1c1d2-5a4e-4a0e-9d0e-1f2a3b4c5d6e"


@schemathesis.hook
def map_headers(context, headers):
    """The document's example of an Idempotency-Key would be used for one order only."""
    if headers and headers.get("idempotency-key") == EXAMPLE_KEY:
        headers["idempotency-key"] = str(uuid.uuid4())
    return headers


@schemathesis.hook
def map_body(context, body):
    """Most lines name goods that the mill makes, or no order would ever be placed."""
    lines = body.get("lines") if isinstance(body, dict) else None
    for line in lines if isinstance(lines, list) else []:
        if isinstance(line, dict) and isinstance(line.get("product"), str) and len(line["product"]) % 4:
            line.update({"product": "HG-WF80", "widthMm": 787})
    return body
