"""Hostile and broken clips, and sound in their containers: indexes that lie, endless nesting, samples that lie elsewhere."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import av
from hostile import DAMAGED, HARMLESS, Hostile, Snare, a_clip, a_label, a_picture, plain, plainly
from hostile_sounds import HOURS_10, OPUS, SILENT, a_list


def clips() -> Iterator[Hostile]:
    for name, make, file_name, expected in _made():
        media = "audio/webm" if file_name.endswith(".weba") else ""
        yield Hostile(name, plainly(make), file_name, expected, media, is_quick=name in _QUICK)
    for kind in (b"url ", b"alis"):
        for name in ("song.m4a", "film.mp4"):
            make = partial(_named_elsewhere, kind, name[-3:])
            yield Hostile(f"dref {kind.decode().strip()} {name[-3:]}", make, name, canary=True, is_quick=True)
    yield Hostile("mov reference", _mov_reference, "film.mp4", DAMAGED, canary=True)
    yield Hostile("matroska links", _matroska_links, "film.webm", canary=True)
    yield Hostile("list in webm", _list_in_webm, "film.webm", DAMAGED, canary=True)


_QUICK = {
    *("webm 10 hours", "mp4 index bomb", "mp4 packed bomb", "webm nested"),
    *("webm duration nan", "vp9 65536", "mp4 65535"),
}


def _made() -> list[tuple[str, Callable[[], bytes], str, tuple[type, ...]]]:
    return [
        # MP4
        ("mp4 65535", lambda: _mp4_sized(65_535), "a.mp4", HARMLESS),
        ("mp4 index bomb", _mp4_index, "a.m4a", HARMLESS),
        ("mp4 times bomb", lambda: plain("m4a").replace(b"stts" + bytes(4), b"stts" + bytes(3) + b"\1", 1), "a.m4a", HARMLESS),
        ("mp4 nested", lambda: _ftyp() + _nested(20_000), "a.mp4", DAMAGED),
        ("mp4 packed bomb", lambda: _ftyp() + _packed_moov(200, 200 << 20), "a.mp4", DAMAGED),
        ("mp4 packed lie", lambda: _ftyp() + _packed_moov(1, 0xFFFFFFF0), "a.mp4", DAMAGED),
        ("mp4 tracks", lambda: _mp4_tracks(3_000), "a.mp4", HARMLESS),
        ("mp4 box lies", lambda: _ftyp() + b"\xff\xff\xff\xffmoov" + bytes(300), "a.mp4", DAMAGED),
        ("mp4 large box", lambda: _ftyp() + b"\0\0\0\1moov" + b"\xff" * 8 + bytes(300), "a.mp4", DAMAGED),
        ("mp4 days", lambda: _mp4_stretched(), "a.mp4", HARMLESS),
        ("mp4 named m4a", lambda: plain("mp4"), "a.m4a", HARMLESS),
        ("m4a named mp4", lambda: plain("m4a"), "a.mp4", HARMLESS),
        # WebM
        ("webm 10 hours", lambda: _webm_silence(HOURS_10), "a.weba", HARMLESS),
        ("webm live", lambda: _webm(_track(2, b"A_OPUS", OPUS), _opus_cluster(100), size=None), "a.weba", HARMLESS),
        ("webm nested", lambda: _EBML + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" * 40_000, "a.weba", DAMAGED),
        ("webm clusters", lambda: _EBML + b"\x18\x53\x80\x67\xff" + b"\x1f\x43\xb6\x75\xff" * 40_000, "a.webm", DAMAGED),
        ("webm duration nan", lambda: _webm_lasting(float("nan")), "a.webm", HARMLESS),
        ("webm duration endless", lambda: _webm_lasting(float("inf")), "a.webm", HARMLESS),
        ("webm duration 1e300", lambda: _webm_lasting(1e300), "a.webm", HARMLESS),
        ("webm duration minus", lambda: _webm_lasting(-1e9), "a.webm", HARMLESS),
        ("webm packed bomb", _webm_packed, "a.weba", HARMLESS),
        ("webm tracks", lambda: _webm(_track(2, b"A_OPUS", OPUS) * 5_000, _opus_cluster(5)), "a.weba", HARMLESS),
        ("webm opens as mkv", lambda: _webm(_track(1, b"V_MJPEG", b""), _block(a_picture("jpg"))), "a.mkv", HARMLESS),
        ("mjpeg 65500", lambda: _webm(_track(1, b"V_MJPEG", b""), _block(_jpeg_65500())), "a.webm", HARMLESS),
        ("vp9 65536", _vp9_65536, "a.webm", HARMLESS),
        ("webm sizes", _webm_sizes, "a.webm", HARMLESS),
        ("webm many frames", lambda: a_clip("webm", frames=1_500, size=(16, 16)), "a.webm", HARMLESS),
        ("avi named mp4", _avi, "a.mp4", HARMLESS),
        ("ts named mp4", lambda: (b"\x47\x40\0\x10" + bytes(184)) * 50, "a.mp4", HARMLESS),
    ]  # fmt: skip


# ---------------------------------------------------------------- files that name other files


def _list_in_webm(snare: Snare) -> bytes:
    return _EBML[:4] + b"\x80" + b"\n" + a_list("ffconcat", snare)


def _matroska_links(snare: Snare) -> bytes:
    name = _element("7384", str(snare.sound).encode()) + _element("3E83BB", str(snare.sound).encode())
    return _webm(_track(2, b"A_OPUS", OPUS), _opus_cluster(20), info=name)


def _named_elsewhere(kind: bytes, container: str, snare: Snare) -> bytes:
    """Samples that are said to lie in another file (ISO/IEC 14496-12, 8.7.2)."""
    path = str(snare.sound).encode()
    if kind == b"url ":
        entry = _box(kind, bytes(4) + b"file://" + path + b"\0")
    else:
        name, volume = snare.sound.name.encode(), b"\4root"
        alias = bytes(6) + struct.pack(">H", 2) + bytes(2) + volume.ljust(28, b"\0") + bytes(12)
        alias += (
            bytes([len(name)]) + name.ljust(63, b"\0")[:63] + bytes(16) + struct.pack(">hh", 1, 1) + bytes(16)
        )
        alias += struct.pack(">HH", 2, len(path)) + path + b"\0" * (len(path) % 2)
        alias += struct.pack(">HH", 18, len(path)) + path + b"\0" * (len(path) % 2) + b"\xff\xff\0\0"
        entry = _box(kind, bytes(4) + alias)
    new = _box(b"dref", struct.pack(">II", 0, 1) + entry)
    return _rewritten(plain(container), {b"dref": lambda _: new})


def _mov_reference(snare: Snare) -> bytes:
    place = f"file://{snare.sound}\0".encode()
    rdrf = _box(b"rdrf", bytes(4) + b"url " + struct.pack(">I", len(place)) + place)
    return _box(b"ftyp", b"qt  " + bytes(4) + b"qt  ") + _box(b"moov", _box(b"rmra", _box(b"rmda", rdrf)))


# ---------------------------------------------------------------- MP4


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _ftyp() -> bytes:
    return _box(b"ftyp", b"isom" + bytes(4) + b"isommp41")


_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"dinf", b"stbl"}


def _rewritten(data: bytes, changes: dict[bytes, Callable[[bytes], bytes]]) -> bytes:
    """With boxes changed at any depth; what stands before the index keeps its place."""
    out, at = b"", 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big") or len(data) - at
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + size]
        if kind in changes:
            out += changes[kind](body)
        elif kind in _HOLDERS:
            out += _box(kind, _rewritten(body, changes))
        else:
            out += data[at : at + size]
        at += size
    return out


def _mp4_sized(side: int) -> bytes:
    def sized(body: bytes) -> bytes:
        out = bytearray(body)
        out[40:44] = struct.pack(">HH", side, side)  # version, count, then the entry with its 24 bytes
        return _box(b"stsd", bytes(out))

    return _rewritten(plain("mp4"), {b"stsd": sized})


def _mp4_index() -> bytes:
    """Two thousand million samples of one byte each."""
    return _rewritten(
        plain("m4a"),
        {
            b"stsz": lambda _: _box(b"stsz", struct.pack(">III", 0, 1, 0x7FFFFFFF)),
            b"stts": lambda _: _box(b"stts", struct.pack(">IIII", 0, 1, 0x7FFFFFFF, 1)),
            b"stsc": lambda _: _box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 0x7FFFFFFF, 1)),
        },
    )


def _mp4_stretched() -> bytes:
    """Twelve frames, days apart."""
    return _rewritten(
        plain("mp4"), {b"stts": lambda _: _box(b"stts", struct.pack(">IIII", 0, 1, 12, 0x7FFFFFFF))}
    )


def _mp4_tracks(count: int) -> bytes:
    return _rewritten(
        plain("m4a"),
        {b"moov": lambda body: _box(b"moov", body[: body.index(b"trak") - 4] + _trak(body) * count)},
    )


def _trak(moov: bytes) -> bytes:
    at = moov.index(b"trak") - 4
    return moov[at : at + int.from_bytes(moov[at : at + 4], "big")]


def _nested(depth: int) -> bytes:
    return b"".join(struct.pack(">I", 8 * (depth - n)) + b"moov" for n in range(depth))


def _packed_moov(mebibytes: int, claimed: int) -> bytes:
    """QuickTime's packed index."""
    squeeze = zlib.compressobj(6)
    packed = b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(mebibytes)) + squeeze.flush()
    cmvd = _box(b"cmvd", struct.pack(">I", claimed) + packed)
    return _box(b"moov", _box(b"cmov", _box(b"dcom", b"zlib") + cmvd))


# ---------------------------------------------------------------- WebM (RFC 8794, RFC 9559)


def _element(identity: str, body: bytes, *, unknown: bool = False) -> bytes:
    size = b"\x01" + b"\xff" * 7 if unknown else (len(body) | 1 << 56).to_bytes(8, "big")
    return bytes.fromhex(identity) + size + body


_EBML = _element("1A45DFA3", _element("4286", b"\1") + _element("4282", b"webm") + _element("4287", b"\4"))


def _webm(tracks: bytes, clusters: bytes, *, info: bytes = b"", size: int | None = 0) -> bytes:
    head = _element("1549A966", _element("2AD7B1", (1_000_000).to_bytes(4, "big")) + info)
    body = head + _element("1654AE6B", tracks) + clusters
    return _EBML + _element("18538067", body, unknown=size is None)


def _track(kind: int, codec: bytes, private: bytes, *, further: bytes = b"", side: int = 320) -> bytes:
    body = (
        _element("D7", b"\1")
        + _element("73C5", b"\1")
        + _element("83", bytes([kind]))
        + _element("86", codec)
    )
    if private:
        body += _element("63A2", private)
    if kind == 1:
        body += _element(
            "E0", _element("B0", struct.pack(">H", side)) + _element("BA", struct.pack(">H", side))
        )
    else:
        rate = struct.pack(">d", 48_000.0)
        body += _element("E1", _element("B5", rate) + _element("9F", b"\1") + _element("6264", b"\x10"))
    return _element("AE", body + further)


def _block(frame: bytes, at_ms: int = 0) -> bytes:
    simple = _element("A3", b"\x81\0\0\x80" + frame)
    return _element("1F43B675", _element("E7", at_ms.to_bytes(8, "big")) + simple)


def _opus_cluster(frames: int, at_ms: int = 0) -> bytes:
    times = range(0, frames * 120, 120)
    blocks = b"".join(b"\xa3\x86\x81" + struct.pack(">h", t) + b"\x80" + SILENT for t in times)
    return _element("1F43B675", _element("E7", at_ms.to_bytes(8, "big")) + blocks)


def _webm_silence(seconds: int) -> bytes:
    clusters = (_opus_cluster(250, at * 1_000) for at in range(0, seconds, 30))
    return _webm(_track(2, b"A_OPUS", OPUS), b"".join(clusters))


def _webm_lasting(units: float) -> bytes:
    frames = _block(a_picture("jpg")) + _block(a_picture("jpg"), 500)
    return _webm(_track(1, b"V_MJPEG", b""), frames, info=_element("4489", struct.pack(">d", units)))


def _webm_packed() -> bytes:
    """Blocks of samples packed by zlib, each a thousandth of what it becomes."""
    packed = _element("6D80", _element("6240", _element("5034", _element("4254", b"\0"))))
    squeeze = zlib.compressobj(9)
    block = b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(60)) + squeeze.flush()
    track = _track(2, b"A_PCM/INT/LIT", b"", further=packed)
    return _webm(track, b"".join(_block(block, n * 1_000) for n in range(150)))


def _jpeg_65500() -> bytes:
    data = bytearray(a_picture("jpg"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 65_500, 65_500)
    return bytes(data)


def _webm_sizes() -> bytes:
    """Each frame of another size."""
    sides = range(100, 4_100, 200)
    frames = (_block(_jpeg(side), 250 * place) for place, side in enumerate(sides))
    return _webm(_track(1, b"V_MJPEG", b""), b"".join(frames))


def _jpeg(side: int) -> bytes:
    out = io.BytesIO()
    a_label(size=(side, side + 300)).save(out, "jpeg", quality=30)
    return out.getvalue()


def _vp9_65536() -> bytes:
    """The key frame's own width and height: 16 bits each, four bits off the byte (VP9 bitstream, 6.2)."""
    data = bytearray(plain("clip.webm"))
    at = data.index(b"\x49\x83\x42") + 3
    bits = int.from_bytes(data[at : at + 5], "big")
    data[at : at + 5] = (bits >> 36 << 36 | 0xFFFFFFFF << 4 | bits & 15).to_bytes(5, "big")
    return bytes(data)


def _avi() -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="avi") as file:
        stream = file.add_stream("mpeg4", rate=4)
        stream.width, stream.height = 64, 64
        for _ in range(4):
            for packet in stream.encode(av.VideoFrame(64, 64, "yuv420p")):
                file.mux(packet)
    return out.getvalue()
