"""Reads what a card leaves as, with readers of others, and says what they found, as JSON.

Called with a folder that holds 3.vcf, 4.vcf, card.html, card.jsonld, and qr.pgm.
"""

import json
import pathlib
import subprocess
import sys

import icalendar.cal
import mf2py
import vobject
from pyld import jsonld

FOLDER = pathlib.Path(sys.argv[1])


def no_request(url, options):
    raise RuntimeError("a request for " + url)


jsonld.set_document_loader(no_request)


def text(name):
    return (FOLDER / name).read_bytes().decode("utf-8")


def by_vobject(card):
    read = vobject.readOne(card)
    names = read.contents
    return {
        "name": read.fn.value,
        "note": read.note.value,
        "title": read.title.value,
        "photo": len(names["photo"][0].value) if isinstance(names["photo"][0].value, bytes) else names["photo"][0].value[:15],
        "emails": [one.value for one in names["email"]],
        "expertise": [one.value for one in names.get("expertise", names.get("x-escale-expertise", []))],
        "labels": [one.value for one in names.get("x-ablabel", [])],
    }


def by_icalendar(card):
    # Its grammar of content lines, parameters and escapes is that of vCard, too (RFC 6350, 3.3).
    read = icalendar.cal.Component.from_ical(card)

    def all_of(name):
        value = read.get(name, [])
        return [str(one) for one in (value if isinstance(value, list) else [value])]

    return {
        "kind": read.name,
        "version": all_of("VERSION"),
        "name": all_of("FN"),
        "note": all_of("NOTE"),
        "title": all_of("TITLE"),
        "emails": all_of("EMAIL"),
        "expertise": all_of("EXPERTISE") or all_of("X-ESCALE-EXPERTISE"),
    }


def by_mf2py():
    items = mf2py.parse(doc=text("card.html"), img_with_alt=True)["items"]
    [card] = items
    return {"type": card["type"], "properties": card["properties"]}


def by_pyld():
    [person] = jsonld.expand(json.loads(text("card.jsonld")))
    return person


def by_zbar():
    command = ["zbarimg", "--quiet", "--raw", "-Sbinary", str(FOLDER / "qr.pgm")]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


print(json.dumps({
    "vobject": {name: by_vobject(text(name)) for name in ("3.vcf", "4.vcf")},
    "icalendar": {name: by_icalendar(text(name)) for name in ("3.vcf", "4.vcf")},
    "mf2py": by_mf2py(),
    "pyld": by_pyld(),
    "zbar": by_zbar(),
}))
