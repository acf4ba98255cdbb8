"""Write a PDF: objects with their numbers, those without a stream packed together, and the table of where each stands."""

from hashlib import sha256

from gcmsgen.render.typeset.subset import packed


class Writer:
    """Gather the objects of a file, each by its number; the first ones are there already."""

    def __init__(self, objects: tuple[tuple[int, str], ...], after: int) -> None:
        self._plain = dict(objects)
        self._streams: dict[int, tuple[str, bytes]] = {}
        self.next = after

    def put(self, number: int, text: str) -> None:
        """Write an object under a number that was kept for it."""
        self._plain[number] = text

    def parent(self, number: int, parent: int) -> None:
        """Say in an object which its parent is, which was written after it."""
        self._plain[number] = self._plain[number].replace("PARENT", str(parent), 1)

    def add(self, text: str) -> int:
        """Add an object as it is written; return its number."""
        self._plain[self.next] = text
        self.next += 1
        return self.next - 1

    def stream(self, text: str, data: bytes, *, plain: bool = False) -> int:
        """Add a stream, its data packed but where they are `plain`; `text` are the other entries of its dictionary."""
        how = "" if plain else "/Filter/FlateDecode"
        self._streams[self.next] = (f"<<{text}{how}/Length {len(data)}>>", data)
        self.next += 1
        return self.next - 1

    def file(self, root: int, info: int) -> bytes:
        """Return the file."""
        together, table = self.next, self.next + 1
        numbers = list(self._plain)
        self._streams[together] = self._together()
        body, at = bytearray(_HEAD), {}
        for number, (text, data) in self._streams.items():
            at[number] = len(body)
            body += b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, text.encode(), data)
        at[table] = start = len(body)
        rows = {
            number: _PACKED + together.to_bytes(3, "big") + place.to_bytes(2, "big")
            for place, number in enumerate(numbers)
        }
        rows |= {number: _PLAIN + place.to_bytes(3, "big") + b"\0\0" for number, place in at.items()}
        found = packed(_FREE + b"".join([rows[number] for number in range(1, table + 1)]), 6)
        name = sha256(body).hexdigest()[:32]
        head = (
            f"<</Type/XRef/Size {table + 1}/W[1 3 2]/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
            f"/Filter/FlateDecode/Length {len(found)}>>"
        )
        body += b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (table, head.encode(), found)
        body += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(body)

    def _together(self) -> tuple[str, bytes]:
        """Return the stream of the objects that have none of their own (ISO 32000-1, 7.5.7)."""
        texts, starts, place = list(self._plain.values()), [], 0
        for number, text in self._plain.items():
            starts.append(f"{number} {place}")
            place += len(text) + 1
        index = " ".join(starts) + "\n"
        data = packed((index + "\n".join(texts)).encode("ascii"), 6)
        return f"<</Type/ObjStm/N {len(texts)}/First {len(index)}/Filter/FlateDecode/Length {len(data)}>>", data


_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE, _PLAIN, _PACKED = b"\0\0\0\0\xff\xff", b"\1", b"\2"
