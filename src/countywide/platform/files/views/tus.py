"""The tus 1.0 endpoint: creation, creation with the first piece, pieces, where it stands, ending it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views import View

from countywide.platform.files import actions, queries, receiving, spool, tus
from countywide.platform.files.limits import limits
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import actor_of

from .common import guest_of, is_theirs, may_add

NO_SUCH = "There is no such upload. Begin it again."
SAYS = {
    "BROKEN": (400, "The connection ended. Go on from where it stands."),
    "MISMATCH": (tus.CHECKSUM_MISMATCH, "The piece does not agree with its checksum. Send it again."),
    "TOO_LONG": (413, "The piece is longer than what is left of the file."),
    "FULL": (507, "There is no room for the moment. What arrived is kept: try again in a few minutes."),
    "TAKEN": (409, "Another window goes on with this upload."),
}


class Tus(View):
    """What every answer of the protocol has in common. A page's own permission is the keeper's to give."""

    public = True
    http_method_names = ["options", "head", "post", "patch", "delete"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        method = request.headers.get("X-HTTP-Method-Override")
        if request.method == "POST" and method in ("PATCH", "DELETE"):
            request.method = method
        speaks = request.method in ("HEAD", "POST", "PATCH", "DELETE")
        if speaks and request.headers.get("Tus-Resumable") != tus.VERSION:
            return tus.answer(412, "This server speaks tus 1.0.0.", Tus_Version=tus.VERSION)
        try:
            return super().dispatch(request, *args, **kwargs)
        except tus.BadHeader as bad:
            return tus.answer(400, str(bad))
        except spool.Busy:
            return tus.answer(423, "Another request writes this upload. Try again in a moment.", Retry_After="5")

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return tus.answer(405, "Not allowed here.", Allow="OPTIONS, HEAD, POST, PATCH, DELETE")

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return tus.answer(
            204,
            Tus_Version=tus.VERSION,
            Tus_Extension=tus.EXTENSIONS,
            Tus_Max_Size=str(limits().file_bytes),
            Tus_Checksum_Algorithm=",".join(tus.ALGORITHMS),
        )

    def take(self, request: HttpRequest, upload: Any, **more: str) -> HttpResponse:
        """Write the request's body at the end of the upload, and make the file when that was the last of it."""
        if request.content_type != tus.PIECE:
            return tus.answer(415, f"Send pieces as {tus.PIECE}.")
        proof = tus.checksum(request.headers.get("Upload-Checksum"))
        said = request.headers.get("Content-Length")
        with spool.only_writer(upload.pk, request.META.get("gunicorn.socket")) as writer:
            upload.refresh_from_db()
            start = upload.pending_from if upload.pending_from is not None else spool.offset(upload.pk)
            if tus.whole_number(request.headers.get("Upload-Offset", "0"), "Upload-Offset") != start:
                return tus.answer(409, "The piece does not begin where the upload stands.", Upload_Offset=str(start))
            if said and tus.whole_number(said, "Content-Length") > upload.length - start:
                return tus.answer(413, SAYS["TOO_LONG"][1], Upload_Offset=str(start))
            got = receiving.receive(request, upload, writer, start=start, proof=proof)
        if got.fault:
            status, words = SAYS[got.fault]
            return tus.answer(
                status, words, Upload_Offset=str(got.offset), **({"Retry_After": "60"} if status == 507 else {})
            )
        if got.offset == upload.length:
            actions.finish(upload, by=actor_of(request), now=timezone.now())
        status = 201 if more else 204
        return tus.answer(status, Upload_Offset=str(got.offset), Upload_Expires=expires(upload), **more)


def expires(upload: Any) -> str:
    return http_date(upload.expires_at.timestamp())


class Uploads(Tus):
    """Where uploads begin."""

    def post(self, request: HttpRequest) -> HttpResponse:
        length = tus.whole_number(request.headers.get("Upload-Length"), "Upload-Length")
        said = tus.metadata(request.headers.get("Upload-Metadata", ""))
        keeper, place = said.get("keeper", ""), said.get("place", "")
        if not may_add(request, keeper, place):
            return tus.answer(403, "You cannot add files here. Open the page again from its link.")
        if request.headers.get("Upload-Concat") or request.headers.get("Upload-Defer-Length"):
            return tus.answer(400, "Send one whole file, and say how long it is.")
        tus.checksum(request.headers.get("Upload-Checksum"))
        try:
            upload = actions.begin(
                keeper=keeper,
                place=place,
                name=said.get("filename") or said.get("name") or "file",
                length=length,
                by=actor_of(request),
                guest=guest_of(request),
                now=timezone.now(),
            )
        except RuleBroken as broken:
            return tus.answer(413 if length else 400, str(broken))
        except OSError:
            return tus.answer(507, SAYS["FULL"][1], Retry_After="60")
        where = request.build_absolute_uri(reverse("files:upload", args=[upload.pk]))
        if request.content_type == tus.PIECE:
            return self.take(request, upload, Location=where)
        return tus.answer(201, Location=where, Upload_Expires=expires(upload))


class Upload(Tus):
    """One upload."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.upload = queries.upload_with(kwargs["pk"]) if request.method != "OPTIONS" else None
        return super().dispatch(request, *args, **kwargs)

    def missing(self, request: HttpRequest) -> HttpResponse | None:
        """Somebody else's upload, and one that never was, look alike."""
        if self.upload is None or not is_theirs(request, self.upload):
            return tus.answer(404, NO_SUCH)
        gone = self.upload.has_expired(timezone.now())
        return tus.answer(410, "The upload was not gone on with for a week. Begin it again.") if gone else None

    def head(self, request: HttpRequest, pk: Any) -> HttpResponse:
        if missing := self.missing(request):
            return missing
        return tus.answer(
            200,
            Upload_Offset=str(self.stands()),
            Upload_Length=str(self.upload.length),
            Upload_Expires=expires(self.upload),
        )

    def stands(self) -> int:
        """How far it is; a whole one may have left the spool already."""
        if self.upload.file_id:
            return int(self.upload.length)
        if self.upload.pending_from is not None:
            return int(self.upload.pending_from)
        return spool.offset(self.upload.pk)

    def patch(self, request: HttpRequest, pk: Any) -> HttpResponse:
        if missing := self.missing(request):
            return missing
        if self.upload.file_id:
            return tus.answer(409, "This upload is whole already.", Upload_Offset=str(self.upload.length))
        if "Upload-Offset" not in request.headers:
            raise tus.BadHeader("Upload-Offset must be a whole number.")
        return self.take(request, self.upload)

    def delete(self, request: HttpRequest, pk: Any) -> HttpResponse:
        if missing := self.missing(request):
            return missing
        if self.upload.file_id:
            return tus.answer(409, "This upload is whole already. Take the file out on its page.")
        actions.give_up(self.upload, by=actor_of(request))
        return tus.answer(204)
