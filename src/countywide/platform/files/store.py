"""Where whole files are kept, under their own SHA-256: a local folder, or any store that speaks S3."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

BLOCK = 1024 * 1024
PART = 8 * 1024 * 1024


class StoreAway(Exception):
    """The store did not answer. What arrived is kept in the spool, and is stored when it does."""


class Store(Protocol):
    """What the room asks of a store."""

    def has(self, sha256: str) -> bool: ...
    def take(self, sha256: str, source: Path) -> None: ...
    def read(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]: ...
    def local_path(self, sha256: str) -> Path | None: ...
    def remove(self, sha256: str) -> None: ...
    def says(self) -> str: ...


class Folder:
    """Files in a local folder, two levels deep by their hash."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def take(self, sha256: str, source: Path) -> None:
        """Move a whole file in; one of equal content is there already. Either all of it is there or nothing."""
        there = self.path(sha256)
        if there.exists():
            if source != there:  # looking again, after a stop, begins from where the file is kept
                source.unlink(missing_ok=True)
            return
        try:
            there.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.replace(source, there)
            except OSError:  # another disk
                half = there.with_suffix(".part")
                shutil.copyfile(source, half)
                os.replace(half, there)
                source.unlink(missing_ok=True)
        except OSError as away:
            raise StoreAway(str(away)) from away

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        with self.path(sha256).open("rb") as file:
            yield from blocks(file, start, end)

    def local_path(self, sha256: str) -> Path | None:
        return self.path(sha256)

    def remove(self, sha256: str) -> None:
        self.path(sha256).unlink(missing_ok=True)

    def says(self) -> str:
        return f"Files are kept in the folder {self.root}."


class Bucket:
    """Files in a bucket of a store that speaks S3. Big ones go in parts; none is ever held in memory."""

    def __init__(self, name: str, prefix: str, endpoint: str | None, region: str | None) -> None:
        self.name, self.prefix, self.endpoint, self.region = name, prefix.strip("/"), endpoint, region

    @property
    def client(self) -> Any:
        return s3_client(self.endpoint, self.region)

    def key(self, sha256: str) -> str:
        return f"{self.prefix}/{sha256}" if self.prefix else sha256

    def has(self, sha256: str) -> bool:
        from botocore.exceptions import ClientError

        try:
            self.client.head_object(Bucket=self.name, Key=self.key(sha256))
        except ClientError as refused:
            if refused.response["Error"]["Code"] in ("404", "NoSuchKey", "NotFound"):
                return False
            raise StoreAway(refused.response["Error"]["Code"]) from refused
        return True

    def take(self, sha256: str, source: Path) -> None:
        """Send a whole file in parts, then let go of the spool's copy."""
        from boto3.s3.transfer import TransferConfig
        from botocore.exceptions import BotoCoreError, ClientError

        parts = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART, max_concurrency=2)
        try:
            if not self.has(sha256):
                self.client.upload_file(str(source), self.name, self.key(sha256), Config=parts)
        except (BotoCoreError, ClientError, OSError) as away:
            raise StoreAway(type(away).__name__) from away
        except Exception as away:  # boto3's own S3UploadFailedError has no common base
            raise StoreAway(type(away).__name__) from away
        source.unlink(missing_ok=True)

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        wanted = f"bytes={start}-{'' if end is None else end - 1}"
        try:
            body = self.client.get_object(Bucket=self.name, Key=self.key(sha256), Range=wanted)["Body"]
        except Exception as away:
            raise StoreAway(type(away).__name__) from away
        yield from body.iter_chunks(BLOCK)

    def local_path(self, sha256: str) -> Path | None:
        return None

    def remove(self, sha256: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=self.key(sha256))

    def says(self) -> str:
        return f"Files are kept in the bucket {self.name}{f' at {self.endpoint}' if self.endpoint else ''}."


@lru_cache(maxsize=4)
def s3_client(endpoint: str | None, region: str | None) -> Any:
    """One client for each store; its keys come from the environment, as is usual with S3."""
    import boto3
    from botocore.config import Config

    short = Config(connect_timeout=5, read_timeout=60, retries={"max_attempts": 2})
    return boto3.client("s3", endpoint_url=endpoint, region_name=region or "eu-west-2", config=short)


def store() -> Store:
    """The store that COUNTYWIDE_FILES_URL names."""
    return store_at(settings.FILES_URL)


@lru_cache(maxsize=8)
def store_at(address: str) -> Store:
    parts = urlsplit(address)
    if parts.scheme == "s3":
        given = parse_qs(parts.query)
        return Bucket(parts.netloc, parts.path, given.get("endpoint", [None])[0], given.get("region", [None])[0])
    return Folder(Path(parts.path if parts.scheme == "file" else address))


def blocks(file: BinaryIO, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """A file's bytes from one place up to another, a block at a time."""
    file.seek(start)
    left = None if end is None else end - start
    while left is None or left > 0:
        block = file.read(BLOCK if left is None else min(BLOCK, left))
        if not block:
            return
        left = None if left is None else left - len(block)
        yield block


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
