"""Write a PDF: objects with their numbers, those without a stream packed together, and the table of where each stands."""

from hashlib import sha256

from gcmsgen.render.typeset.subset import packed


class Writer:
    """Gather the objects of a file; an object is known by its number before it is written."""

    def __init__(self) -> None:
        self._plain: dict[int, str] = {}
        self._streams: dict[int, tuple[str, bytes]] = {}
        self._last = 0

    def number(self) -> int:
        """Return the number of the next object."""
        self._last += 1
        return self._last

    def add(self, text: str, number: int = 0) -> int:
        """Add an object as it is written; return its number."""
        number = number or self.number()
        self._plain[number] = text
        return number

    def stream(self, text: str, data: bytes, *, plain: bool = False) -> int:
        """Add a stream, its data packed but where they are `plain`; `text` are the entries of its dictionary beside those."""
        number = self.number()
        how = "" if plain else "/Filter/FlateDecode"
        self._streams[number] = (f"<<{text}{how}/Length {len(data)}>>", data)
        return number

    def file(self, root: int, info: int) -> bytes:
        """Return the file."""
        together = self.number()
        table = self.number()
        body = bytearray(_HEAD)
        at: dict[int, int] = {}
        numbers, texts = list(self._plain), list(self._plain.values())
        starts, place = [], 0
        for number, text in zip(numbers, texts, strict=True):
            starts.append(f"{number} {place}")
            place += len(text) + 1
        index = " ".join(starts) + " "
        inside = packed((index + " ".join(texts) + " ").encode("latin-1"))
        head = f"<</Type/ObjStm/N {len(numbers)}/First {len(index)}/Filter/FlateDecode/Length {len(inside)}>>"
        for number, (text, data) in {**self._streams, together: (head, inside)}.items():
            at[number] = len(body)
            body += b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, text.encode(), data)
        start = len(body)
        rows = [b"\0\0\0\0\xff\xff"]
        place_of = {number: place for place, number in enumerate(numbers)}
        at[table] = start
        for number in range(1, table + 1):
            if number in at:
                rows.append(b"\1" + at[number].to_bytes(3, "big") + b"\0\0")
            else:
                place = place_of[number]
                rows.append(b"\2" + together.to_bytes(3, "big") + place.to_bytes(2, "big"))
        found = packed(b"".join(rows))
        name = sha256(body).hexdigest()[:32]
        body += (
            f"{table} 0 obj\n<</Type/XRef/Size {table + 1}/W[1 3 2]/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
            f"/Filter/FlateDecode/Length {len(found)}>>\nstream\n"
        ).encode()
        body += found + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(body)


_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
