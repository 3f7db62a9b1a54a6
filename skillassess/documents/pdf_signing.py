"""Signatures in PDF files (PAdES B-B): made with a PKCS#12 certificate, and checked. Owns all that knows pyHanko.

Nothing is fetched from a network: whether an authority still stands behind a certificate is not asked. A certificate
made here is for trial; everybody can make one in any name.
"""

from __future__ import annotations

import hashlib
import logging
import zlib
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from skillassess.errors import FileProblem, Refused
from skillassess.model.pdf_seals import PdfSeal, PdfState

if TYPE_CHECKING:
    from datetime import datetime

_KEY_BITS = 3072
_TRIAL_YEARS = timedelta(days=3 * 365)
_FIELD = "SkillAssess"
_BEGINS = b"%PDF-"
_TRACES = (b"/ByteRange", b"ETSI.CAdES.detached", b"/Type /Sig")  # a signature nothing leads to any more
_TALKERS = ("pyhanko", "pyhanko_certvalidator")
LARGEST = 64 << 20


@dataclass(frozen=True, slots=True, repr=False)
class Certificate:
    """An opened PKCS#12 file: what signs, whom it names, the certificate's SHA-256 (hex)."""

    signer: Any  # pyHanko is imported only where somebody signs: it brings a hundred modules
    name: str
    fingerprint: str


def make_trial_certificate(name: str, password: str, made: datetime) -> bytes:
    """Return a self-made certificate with its key as PKCS#12, protected by a password; for trial only."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made)
        .not_valid_after(made + _TRIAL_YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
    )
    certificate = builder.sign(key, SHA256())
    lock = BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, lock)


def open_certificate(content: bytes, password: str) -> Certificate:
    """Open a PKCS#12 file; a wrong password, or what is no such file, is ``Refused`` (``pkcs12-not-opened``)."""
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415  heavy, and seldom needed

    try:
        signer = SimpleSigner.load_pkcs12_data(content, other_certs=(), passphrase=password.encode())
    except (ValueError, TypeError, KeyError) as error:
        raise Refused("pkcs12-not-opened") from error
    if signer is None or signer.signing_cert is None:
        raise Refused("pkcs12-not-opened")
    certificate = signer.signing_cert
    return Certificate(signer, _named(certificate.subject), hashlib.sha256(certificate.dump()).hexdigest())


def sign_pdf(content: bytes, certificate: Certificate, reason: str) -> bytes:
    """Return a PDF with a signature over all of it appended; what is no PDF is a ``FileProblem``."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415  heavy, seldom needed
    from pyhanko.sign import PdfSignatureMetadata, fields, signers  # noqa: PLC0415  the same

    if not content.startswith(_BEGINS):
        raise FileProblem("pdf-unreadable")
    count = content.count(b"/ByteRange")
    meta = PdfSignatureMetadata(
        field_name=f"{_FIELD}{count + 1}",
        md_algorithm="sha256",
        reason=reason,
        name=certificate.name,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    signed = BytesIO()
    try:
        signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), meta, certificate.signer, output=signed)
    except _unreadable() as error:
        raise FileProblem("pdf-unreadable") from error
    return signed.getvalue()


def check_pdf(content: bytes) -> tuple[PdfSeal, ...]:
    """Return every signature in a PDF with what became of it; none for a PDF nobody signed."""
    for name in _TALKERS:  # what they say of a broken file quotes it, and it is told here anyway
        logging.getLogger(name).setLevel(logging.CRITICAL)
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415  heavy, and seldom needed

    if not content.startswith(_BEGINS) or len(content) > LARGEST:
        raise FileProblem("pdf-unreadable")
    try:
        found = list(PdfFileReader(BytesIO(content)).embedded_signatures)
        seals = tuple(_judged(content, one) for one in found)
    except _unreadable() as error:
        raise FileProblem("pdf-unreadable") from error
    if not seals and any(trace in content for trace in _TRACES):
        return (PdfSeal(PdfState.ALTERED, "", "", "", None),)
    return seals


def _judged(content: bytes, found: Any) -> PdfSeal:  # noqa: ANN401  pyHanko's own class, see above
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415  heavy, and seldom needed
    from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415  the same
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415  the same

    certificate, at = found.signer_cert, found.self_reported_timestamp
    context = ValidationContext(trust_roots=[certificate], allow_fetching=False, moment=at)
    usage = KeyUsageConstraints(key_usage=set())
    status = validate_pdf_signature(found, context, key_usage_settings=usage, skip_diff=True)
    start, before, after, rest = (int(number) for number in found.byte_range)
    state = PdfState.HOLDS
    raw = _written_once(content[before:after])
    if not (status.intact and status.valid) or start != 0 or not _is_as_signed(raw):
        state = PdfState.ALTERED
    elif after + rest != len(content):
        state = PdfState.EXTENDED
    names = (_named(certificate.subject), _named(certificate.issuer))
    return PdfSeal(state, *names, hashlib.sha256(certificate.dump()).hexdigest(), at)


def _written_once(gap: bytes) -> bytes:
    """Return the signature that stands where no signature covers the file; nothing where anything else stands there.

    It is written in digits of one kind, and only zeros follow it.
    """
    try:
        raw = bytes.fromhex(gap[1:-1].decode("ascii"))
    except ValueError:
        return b""
    if gap not in (b"<" + raw.hex().encode() + b">", b"<" + raw.hex().upper().encode() + b">"):
        return b""
    long = raw[1] & 0x7F if raw[1] & 0x80 else 0
    length = 2 + long + (int.from_bytes(raw[2 : 2 + long], "big") if long else raw[1])
    return b"" if any(raw[length:]) else raw[:length]


def _is_as_signed(raw: bytes) -> bool:
    """Whether those parts of a signature that it does not cover itself say what they must (RFC 5652, 5.1 and 5.3)."""
    from asn1crypto import cms, core  # noqa: PLC0415  comes with pyHanko

    envelope = cms.ContentInfo.load(raw, strict=True) if raw else None
    if envelope is None or envelope["content_type"].native != "signed_data" or envelope.dump(force=True) != raw:
        return False
    signed = envelope["content"]
    (signer,) = signed["signer_infos"]
    known = signer["sid"].name == "issuer_and_serial_number"
    versions = (signed["version"].native, signer["version"].native)
    methods = [method.dump() for method in signed["digest_algorithms"]]
    blank = [part["parameters"] for part in (signer["digest_algorithm"], signer["signature_algorithm"])]
    plain = signer["signature_algorithm"].signature_algo != "rsassa_pss"
    return (
        versions == (("v1", "v1") if known else ("v3", "v3"))
        and methods == [signer["digest_algorithm"].dump()]
        and signed["encap_content_info"]["content_type"].native == "data"
        and isinstance(signed["encap_content_info"]["content"], core.Void)
        and all(isinstance(part, core.Void | core.Null) for part in blank if plain or part is blank[0])
        and isinstance(signed["crls"], core.Void)
        and (not known or _names_its_certificate(signed, signer))
    )


def _names_its_certificate(signed: Any, signer: Any) -> bool:  # noqa: ANN401  asn1crypto's own classes
    wanted = signer["sid"].chosen
    named = [(one.chosen.issuer.dump(), one.chosen.serial_number) for one in signed["certificates"]]
    return (wanted["issuer"].dump(), wanted["serial_number"].native) in named


def _named(name: Any) -> str:  # noqa: ANN401  asn1crypto's own class
    return str(name.native.get("common_name") or name.human_friendly)


def _unreadable() -> tuple[type[Exception], ...]:
    """Return what pyHanko and asn1crypto raise over a file that is not what it says, as fuzzing found them."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415  heavy, and seldom needed
    from pyhanko.sign.general import SigningError  # noqa: PLC0415  the same

    found = (PdfError, SigningError, zlib.error, RecursionError, ArithmeticError, NotImplementedError, AssertionError)
    return (*found, ValueError, TypeError, KeyError, IndexError, AttributeError)
