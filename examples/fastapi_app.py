"""A web service (FastAPI) that approves a routine only if it is suitable: 201 if it is, and 409 with reasons if not.

pip install "fastapi[standard]" stenosis-routines, then: fastapi run examples/fastapi_app.py
"""

from collections.abc import AsyncIterator, Awaitable, Callable

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

import stenosis_routines as sr

#: The most bytes of a request.
LIMIT = 1_000_000


class Small(Request):
    """A request that is refused as soon as it is larger than the limit, whatever its headers say."""

    async def stream(self) -> AsyncIterator[bytes]:
        """The body, piece by piece."""
        size = 0
        async for chunk in super().stream():
            size += len(chunk)
            if size > LIMIT:
                raise HTTPException(413, f"a request of at most {LIMIT} bytes")
            yield chunk


class SmallRoute(APIRoute):
    """A route whose requests are small."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:
        """What answers a request."""
        handler = super().get_route_handler()

        async def small(request: Request) -> Response:
            return await handler(Small(request.scope, request.receive))

        return small


class Submission(BaseModel):
    """A routine for one person. Facts that it declares count: the caller is trusted (see also ``/documents``)."""

    routine: sr.Routine
    profile: sr.Profile | None = None


app = FastAPI(title="Routines")
app.router.route_class = SmallRoute
#: The status is that of a refusal until a report says otherwise, so that nothing is approved by mistake.
REFUSED, APPROVED = 409, 201
ANSWERS = {APPROVED: {"model": sr.Report, "description": "Suitable"}}


def judged(report: sr.Report, response: Response) -> sr.Report:
    """The report, with the status that it deserves."""
    if report.ok:
        response.status_code = APPROVED
    return report


@app.post("/routines", status_code=REFUSED, responses=ANSWERS)
def submit(submission: Submission, response: Response) -> sr.Report:
    """Judges a routine in the native format."""
    return judged(sr.check(submission.routine, profile=submission.profile), response)


@app.post("/documents", status_code=REFUSED, responses=ANSWERS)
async def submit_document(request: Request, response: Response) -> sr.Report:
    """Judges a document in any format, such as an export of an app or what a language model wrote."""
    return judged(await run_in_threadpool(judge, await request.body()), response)


def judge(document: bytes) -> sr.Report:
    """Reads and checks a document whose author is not known, so that no fact which it declares clears a movement."""
    try:
        return sr.check(sr.loads(document, origin="model"))
    except sr.UnreadableRoutineError as error:
        problems = [{"type": one.code, "loc": ("body", one.path), "msg": str(one)} for one in error.problems[:50]]
        raise RequestValidationError(problems) from error
