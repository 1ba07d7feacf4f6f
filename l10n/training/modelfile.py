"""``model.bin``, CTranslate2's file of weights, read back into arrays.

Its layout is that of ``ctranslate2.specs.model_spec`` (4.8): a version, a name, a revision,
then the variables by name, each with its shape and type, then other names for some of them.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from l10n.errors import TrainingError

_VERSIONS = (5, 6)
_TYPES = ("float32", "int8", "int16", "int32", "float16", "bfloat16")
_SCALE = "_scale"
_TIP = "Begin with another package, or without one."

Array = NDArray[Any]


@dataclass(frozen=True)
class ModelFile:
    """What a ``model.bin`` holds."""

    kind: str
    """``TransformerSpec``, for a model that translates."""
    variables: Mapping[str, Array]
    """By CTranslate2's names, second names included; weights as they are stored."""

    def number(self, name: str, default: int = 0) -> int:
        """A setting of the model, such as ``encoder/num_heads``."""
        value = self.variables.get(name)
        return default if value is None else int(value)

    def weight(self, name: str) -> NDArray[np.float32]:
        """A weight as numbers: what was stored in 8 or 16 bits is divided by its scale.

        Raises KeyError for one that is not there.
        """
        value = self.variables[name].astype(np.float32)
        scale = self.variables.get(name + _SCALE)
        if scale is None:
            return value
        whole = scale.astype(np.float32)
        return np.divide(value, whole[:, None] if whole.ndim else whole, dtype=np.float32)


def read_model_file(path: Path) -> ModelFile:
    """Read a ``model.bin``.

    Raises TrainingError for one that is missing, damaged or of another version.
    """
    try:
        return _Reader(path.read_bytes(), path).model()
    except OSError as error:
        raise TrainingError(
            f"The package's model cannot be read ({error.strerror or error}).", tip=_TIP, path=path
        ) from error
    except (struct.error, ValueError, IndexError, KeyError) as error:
        raise TrainingError("The package's model is damaged.", tip=_TIP, path=path) from error


class _Reader:
    """The bytes of one file, and the place that has been come to."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._data = data
        self._path = path
        self._place = 0

    def model(self) -> ModelFile:
        version = self._number("I")
        if version not in _VERSIONS:
            raise TrainingError(
                f"The package's model is written in version {version} of CTranslate2's format; "
                f"versions {' and '.join(map(str, _VERSIONS))} can be read.",
                tip=_TIP,
                path=self._path,
            )
        kind, _revision = self._string(), self._number("I")
        variables: dict[str, Array] = {}
        for _ in range(self._number("I")):
            name = self._string()
            variables[name] = self._array()
        for _ in range(self._number("I")):
            alias, same = self._string(), self._string()
            variables[alias] = variables[same]
            if same + _SCALE in variables:  # no second name of its own
                variables[alias + _SCALE] = variables[same + _SCALE]
        return ModelFile(kind, variables)

    def _array(self) -> Array:
        shape = tuple(self._number("I") for _ in range(self._number("B")))
        kind, size = _TYPES[self._number("B")], self._number("I")
        data = self._take(size)
        if kind == "bfloat16":
            # The upper half of a float32.
            wide = np.frombuffer(data, np.uint16).astype(np.uint32) << 16
            return wide.view(np.float32).reshape(shape)
        return np.frombuffer(data, kind).reshape(shape)

    def _string(self) -> str:
        return self._take(self._number("H")).rstrip(b"\0").decode("utf-8")

    def _number(self, form: str) -> int:
        value: int = struct.unpack("<" + form, self._take(struct.calcsize("<" + form)))[0]
        return value

    def _take(self, size: int) -> bytes:
        data = self._data[self._place : self._place + size]
        if len(data) < size:
            raise ValueError("cut off")
        self._place += size
        return data
