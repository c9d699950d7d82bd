"""The compact protocol of Thrift, in which Parquet files say what is in them, as plain values."""

from collections.abc import Mapping
from typing import Final

Value = int | bytes | None | list["Value"] | Mapping[int, "Value"]
Struct = Mapping[int, Value]
_DEPTH, _BITS, _MANY = 12, 64, 15
_BYTE, _DOUBLE, _TEXT, _LIST, _SET, _STRUCT = 3, 7, 8, 9, 10, 12
_TRUTHS: Final = (1, 2)
_NUMBERS: Final = (4, 5, 6)


def struct_at(data: bytes, at: int, depth: int = 0) -> tuple[Struct, int]:
    """Return the values of a struct by the numbers of their fields, and where it ends.

    Raises IndexError if the data end before it, and ValueError if they are no such struct.
    """
    if depth > _DEPTH:
        raise ValueError(at)
    values: dict[int, Value] = {}
    field = 0
    while data[at]:
        kind, step = data[at] & 15, data[at] >> 4
        at += 1
        if step:
            field += step
        else:
            field, at = _signed(data, at)
        values[field], at = (kind == 1, at) if kind in _TRUTHS else _value(data, at, kind, depth)
    return values, at + 1


def _value(data: bytes, at: int, kind: int, depth: int) -> tuple[Value, int]:
    """Return a value, and where it ends."""
    if kind in _NUMBERS:
        return _signed(data, at)
    if kind == _TEXT:
        length, at = _unsigned(data, at)
        _within(data, at + length)
        return data[at : at + length], at + length
    if kind == _STRUCT:
        return struct_at(data, at, depth + 1)
    if kind in (_LIST, _SET):
        return _members(data, at, depth + 1)
    if kind in (_BYTE, _DOUBLE):
        end = at + (1 if kind == _BYTE else 8)
        _within(data, end)
        return None, end
    raise ValueError(at)


def _members(data: bytes, at: int, depth: int) -> tuple[list[Value], int]:
    """Return the members of a list, of which a truth is a byte, and where it ends."""
    count, kind = data[at] >> 4, data[at] & 15
    at += 1
    if count == _MANY:
        count, at = _unsigned(data, at)
    _within(data, at + count)
    if depth > _DEPTH:
        raise ValueError(at)
    found: list[Value] = []
    for _ in range(count):
        value, at = _value(data, at, _BYTE if kind in _TRUTHS else kind, depth)
        found.append(value)
    return found, at


def _within(data: bytes, end: int) -> None:
    if end > len(data):
        raise IndexError(end)


def _signed(data: bytes, at: int) -> tuple[int, int]:
    """Return a number whose sign stands in its last bit, and where it ends."""
    value, at = _unsigned(data, at)
    return (value >> 1) ^ -(value & 1), at


def _unsigned(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    value = 0
    for shift in range(0, _BITS, 7):
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if not byte & 128:
            return value, at
    raise ValueError(at)
