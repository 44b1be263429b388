"""Names that nobody bears: put together from birds, trees and places that are not on any map."""

from __future__ import annotations

from random import Random

FORENAMES = (
    "Alder Amberly Ashlen Avocet Bracken Bramwyn Briony Brook Cardoon Celandine Clover Corin Curlew Dunnel Elowen Ember "
    "Fennick Fern Finchley Flaxen Garnet Gorsie Hazeline Heron Iris Ivy-Mae Jessamy Juniper Kestrel Larkin Linnet Lovage "
    "Marlin Merle Mosswyn Nettie Orrin Otterly Pippin Plover Quill Rill Robinet Rowan Sable Sedge Sorrel Swift Tansy Teal "
    "Thistle Thrift Umber Vetchley Willow Wrenna Yarrow Zephyr"
).split()
BEGINNINGS = (
    "Alder Birken Black Bram Brindle Cattern Chalk Cobble Dapple Ember Fallow Farthing Fen Flint Gander Garrow Hallow Harrow "
    "Heath Hollin Kestle Lantern Larch Merri Nettle Otter Pebble Quarrel Rush Sallow Sedge Tarn Thistle Wether Whin Yarrow"
).split()
ENDINGS = "beck bourne brook by combe dale den fold ford garth ham hurst land lock mere more shaw stow thwaite wick wold worth".split()
STREETS = "Reed Walk,Alder Lane,Tollgate Row,Kiln Street,Heron Close,Mill Race,Saltern Way,Orchard Rise,Ferry Road,Chalk Hill".split(
    ","
)
PRONOUNS = ("she/her", "he/him", "they/them", "")


def forename(draw: Random) -> str:
    return draw.choice(FORENAMES)


def surname(draw: Random) -> str:
    """One or, now and then, two made-up surnames."""
    first = draw.choice(BEGINNINGS) + draw.choice(ENDINGS)
    return f"{first}-{draw.choice(BEGINNINGS)}{draw.choice(ENDINGS)}" if draw.random() < 0.08 else first


def address(draw: Random) -> tuple[str, str]:
    """A street and a postcode of an area that the Post Office never gave out."""
    district, inward = draw.randint(1, 9), f"{draw.randint(1, 9)}{draw.choice('ABDEFGH')}{draw.choice('ABDEFGH')}"
    return f"{draw.randint(1, 180)} {draw.choice(STREETS)}", f"ZX{district} {inward}"
