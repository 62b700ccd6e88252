#!/usr/bin/env python3
"""Writes the data of the library's own NFC normaliser (UAX #15).

    python3 eng/unicode/make_nfc.py

Source: the Unicode Character Database inside this Python (module unicodedata); nothing is
downloaded. The same Python gives the same bytes. Two files are written:

  src/Inference/Characters/nfc.bin
      the table which CanonicalTable.cs reads
  tests/DistillEmb.MLNet.Tests/Characters/AssignedCodePoints.cs
      the code points which that Unicode version assigns, for the tests alone

A change of the Unicode version changes only characters which were unassigned before
(the stability policy of UAX #15, section 3), but do it on purpose: models which were
saved before may then see other characters in words written with those new characters.

Format of nfc.bin (little-endian; u24 is three bytes):

  offset  type  content
  0       4 B   "DNFC"
  4       u8    format, 1
  5       3*u8  Unicode version: major, minor, micro
  8       u16   K, number of classes
  10      u16   I, number of index entries
  12      u16   B, number of distinct blocks
  14      u16   D, number of decompositions
  16      u16   C, number of compositions
  18            classes:         K * (u8 canonical combining class, u8 flags)
                index:           I * u8, block of the code points [64 i, 64 i + 63]
                blocks:          B * 64 * u8, class of each code point
                decompositions:  D * (u24 code point, u24 first, u24 second or 0),
                                 one step each, ascending by code point
                compositions:    C * u16, positions of the primary composites in the
                                 decompositions, ascending by (first, second)

Flags: 1 a normalisation boundary lies before the character; 2 stable: a boundary lies
before it and it is its own NFC; 4 it has a canonical decomposition in the table.
Class 0 is the ordinary character (class 0, flags 1 + 2); code points past the index have it.
Hangul syllables are computed, not stored (section 3.12, "Conjoining Jamo Behavior", of
the Unicode Standard).
"""

import pathlib
import struct
import textwrap
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "src/Inference/Characters/nfc.bin"
ASSIGNED = ROOT / "tests/DistillEmb.MLNet.Tests/Characters/AssignedCodePoints.cs"

BLOCK = 64
BOUNDARY, STABLE, DECOMPOSES = 1, 2, 4
ORDINARY = (0, BOUNDARY | STABLE)

CODE_POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def one_step_decompositions():
    """{code point: (first, second or 0)}; unicodedata, too, computes those of Hangul apart."""
    found = {}
    for code in CODE_POINTS:
        mapping = unicodedata.decomposition(chr(code))
        if mapping and not mapping.startswith("<"):
            parts = [int(part, 16) for part in mapping.split()]
            assert 1 <= len(parts) <= 2, hex(code)
            found[code] = (parts[0], parts[1] if len(parts) == 2 else 0)
    for code, (_, second) in found.items():
        # The reader unrolls a decomposition to the left only.
        assert second not in found, hex(code)
    return found


def primary_composites(decompositions):
    """The composites which are not excluded: just those which are their own NFC."""
    return [
        code
        for code, (_, second) in decompositions.items()
        if second and unicodedata.normalize("NFC", chr(code)) == chr(code)
    ]


def seconds_of_compositions(decompositions, composites):
    hangul = {*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)}
    return hangul | {decompositions[code][1] for code in composites}


def classify(decompositions, composites):
    """The class of every code point, as (canonical combining class, flags)."""
    seconds = seconds_of_compositions(decompositions, composites)
    classes = [ORDINARY] * 0x110000
    for code in CODE_POINTS:
        char = chr(code)
        # The full decomposition decides, not the character itself: a composite may begin
        # with something that joins what stands before it (Kirat Rai in Unicode 16).
        head = unicodedata.normalize("NFD", char)[0]
        flags = 0
        if unicodedata.combining(head) == 0 and ord(head) not in seconds:
            flags |= BOUNDARY
            if unicodedata.normalize("NFC", char) == char:
                flags |= STABLE
        if code in decompositions:
            flags |= DECOMPOSES
        assert not flags & BOUNDARY or unicodedata.combining(char) == 0, hex(code)
        classes[code] = (unicodedata.combining(char), flags)
    return classes


def two_stage(classes):
    """(list of distinct classes, index, blocks), where class 0 is the ordinary one."""
    distinct = sorted(set(classes) - {ORDINARY})
    number = {pair: i for i, pair in enumerate([ORDINARY] + distinct)}
    assert len(number) <= 256
    end = max(code for code, pair in enumerate(classes) if pair != ORDINARY) + 1
    index, blocks = [], {}
    for start in range(0, end, BLOCK):
        block = bytes(number[pair] for pair in classes[start : start + BLOCK])
        index.append(blocks.setdefault(block, len(blocks)))
    assert len(blocks) <= 256
    return list(number), bytes(index), b"".join(blocks)


def table():
    decompositions = one_step_decompositions()
    composites = primary_composites(decompositions)
    classes, index, blocks = two_stage(classify(decompositions, composites))
    codes = sorted(decompositions)
    position = {code: i for i, code in enumerate(codes)}
    composites.sort(key=lambda code: decompositions[code])

    # The limits which the reader relies on: a destination of three scalars for each UTF-16
    # unit always suffices, and so do four scalars for a full decomposition.
    for code in CODE_POINTS:
        units = 2 if code > 0xFFFF else 1
        assert len(unicodedata.normalize("NFC", chr(code))) <= 3 * units
        assert len(unicodedata.normalize("NFD", chr(code))) <= 4

    out = bytearray(b"DNFC")
    out += bytes([1, *map(int, unicodedata.unidata_version.split("."))])
    out += struct.pack(
        "<5H", len(classes), len(index), len(blocks) // BLOCK, len(codes), len(composites)
    )
    for combining_class, flags in classes:
        out += bytes([combining_class, flags])
    out += index + blocks
    for code in codes:
        out += b"".join(value.to_bytes(3, "little") for value in (code, *decompositions[code]))
    for code in composites:
        out += struct.pack("<H", position[code])
    return bytes(out)


def assigned_source():
    """The C# file with the ranges of assigned code points (no surrogates, no private use)."""
    ranges, count = [], 0
    for code in range(0x110000):
        if unicodedata.category(chr(code)) in ("Cn", "Cs", "Co"):
            continue
        count += 1
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    words = [f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges]
    body = textwrap.fill(
        " ".join(words), 119, initial_indent=" " * 8, subsequent_indent=" " * 8, break_on_hyphens=False
    )
    return f'''// Written by eng/unicode/make_nfc.py. Do not edit.
namespace DistillEmb.MLNet.Tests.Characters;

/// <summary>
/// The code points which Unicode {unicodedata.unidata_version} assigns, without surrogates and private use.
/// </summary>
internal static class AssignedCodePoints
{{
    /// <summary>The Unicode version of the list, which is that of the table.</summary>
    public const string UnicodeVersion = "{unicodedata.unidata_version}";

    /// <summary>How many code points the list holds.</summary>
    public const int Count = {count};

    /// <summary>Hexadecimal code points and inclusive ranges, ascending.</summary>
    public const string Ranges =
        """
{body}
        """;
}}
'''


def main():
    data = table()
    TABLE.write_bytes(data)
    ASSIGNED.write_text(assigned_source(), encoding="utf-8", newline="\n")
    print(f"Unicode {unicodedata.unidata_version}: {TABLE.name} {len(data)} bytes")


main()
