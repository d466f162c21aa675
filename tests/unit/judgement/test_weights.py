"""A file of weights is data from outside: whatever is wrong with it is told in one sentence."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from earful.domain.failures import KnownError
from earful.domain.resources import resource_root
from earful.judgement.ear import Ear
from earful.judgement.weights import BRIDGE, WeightsError

SHIPPED = resource_root() / "models" / "ear.npz"


class Bomb:
    """Unpickling this would raise: a weights file must never be unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (pytest.fail, ("a pickle was opened",))


def changed(path: Path, name: str, array: np.ndarray) -> Path:
    with np.load(SHIPPED) as file:
        arrays = {key: file[key] for key in file.files}
    np.savez(path, **(arrays | {name: array}))
    return path


def refused(path: Path) -> str:
    with pytest.raises(WeightsError) as caught:
        Ear.load(path)
    assert isinstance(caught.value, KnownError)
    assert isinstance(caught.value, ValueError)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_shipped_weights_are_small_and_load() -> None:
    assert SHIPPED.stat().st_size <= 25_000_000
    assert Ear.load().model.startswith("ear-")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "nowhere.npz" in refused(tmp_path / "nowhere.npz")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"\x93NUMPY junk", b"x" * 1000])
def test_junk_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "junk.npz"
    path.write_bytes(content)
    refused(path)


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "pickle.npz"
    path.write_bytes(pickle.dumps(Bomb()))
    refused(path)
    with zipfile.ZipFile(path, "w") as out:
        held = io.BytesIO()
        np.lib.format.write_array(held, np.array([Bomb()], object), allow_pickle=True)
        out.writestr("meta.npy", held.getvalue())
    refused(path)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.npz"
    path.write_bytes(SHIPPED.read_bytes()[:500_000])
    refused(path)


def test_an_archive_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out, out.open("meta.npy", "w") as member:
        for _ in range(210):
            member.write(bytes(1_000_000))
    assert "200 MB" in refused(path)


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("heads_buckets", np.array([5], np.uint32)),
        ("heads_scale", np.full(3, np.nan, np.float32)),
        ("meta", np.frombuffer(b"[1,2]", np.uint8)),
        ("meta", np.frombuffer(b'{"form": "earful-ear-0"}', np.uint8)),
        ("meta", np.frombuffer(b"[" * 100_000, np.uint8)),
        ("languages_rows", np.zeros((2, 2), np.float64)),
        ("bridge", np.zeros((3, 3), np.float32)),
        ("bridge", np.full(BRIDGE, np.inf, np.float32)),
    ],
)
def test_wrong_contents_are_refused(tmp_path: Path, name: str, array: np.ndarray) -> None:
    refused(changed(tmp_path / "changed.npz", name, array))
