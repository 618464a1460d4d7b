"""The examples for FastAPI and Django, run with the real frameworks: bad requests, and no approval by mistake."""

import importlib.util
import json
from pathlib import Path

import django
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from fastapi.testclient import TestClient

import stenosis_routines as sr

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

FOUR = (EXAMPLES / "articles_four.json").read_bytes()
#: Suitable by its names alone, whoever wrote it.
GENTLE = b"session,exercise,reps,per_side\nOn the mat,Knee to chest,10,yes\nOn the mat,Lying ankle pump,10,\n"
SQUATS = b"session,exercise,sets,reps\nLegs,Barbell squat,5,5\n"
UNKNOWN = b"session,exercise,sets,reps\nLegs,Wobbling glorp,5,5\n"


def example(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# FastAPI.


@pytest.fixture(scope="module")
def fast():
    return example("fastapi_app")


@pytest.fixture
def client(fast):
    with TestClient(fast.app, raise_server_exceptions=False) as client:
        yield client


def native(document):
    return json.loads(sr.dumps(sr.loads(document)))


def test_fastapi_approves_what_is_suitable(client):
    for answer in (
        client.post("/routines", json={"routine": native(FOUR)}),
        client.post("/documents", content=GENTLE),
    ):
        assert answer.status_code == 201
        assert answer.json()["verdict"] == "suitable"


@pytest.mark.parametrize(
    ("document", "verdict"), [(SQUATS, "unsuitable"), (UNKNOWN, "needs_review")], ids=["squats", "unknown"]
)
def test_fastapi_never_approves_what_is_not_suitable(client, document, verdict):
    for answer in (
        client.post("/routines", json={"routine": native(document)}),
        client.post("/documents", content=document),
    ):
        assert answer.status_code == 409
        assert answer.json()["verdict"] == verdict


def test_fastapi_judges_for_the_person(client):
    profile = {"red_flags": ["saddle_numbness"]}
    answer = client.post("/routines", json={"routine": native(FOUR), "profile": profile})
    assert (answer.status_code, answer.json()["verdict"]) == (409, "unsuitable")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"routine": {"format": "stenosis-routines/1", "title": "x"', ["body"]),
        (b'{"routine": "squats"}', ["body", "routine"]),
        (b"[]", ["body"]),
        (b"", ["body"]),
        (b'{"routine": {"format": "stenosis-routines/1", "title": NaN}}', ["body", "routine", "title"]),
        (b'{"routine": {"format": "stenosis-routines/1", "title": "\\ud800"}}', ["body", "routine", "title"]),
    ],
    ids=["truncated", "text", "list", "empty", "nan", "half a character"],
)
def test_fastapi_refuses_a_wrong_body_in_its_own_form(client, body, place):
    answer = client.post("/routines", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    for error in answer.json()["detail"]:
        assert error["loc"][: len(place)] == place
        assert {"type", "loc", "msg"} <= error.keys()


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", FOUR[:200], b"%PDF-1.7 nonsense"])
def test_fastapi_refuses_a_document_that_cannot_be_read_in_its_own_form(client, body):
    answer = client.post("/documents", content=body)
    assert answer.status_code == 422
    assert all({"type", "loc", "msg"} <= error.keys() for error in answer.json()["detail"])


@pytest.mark.parametrize("path", ["/routines", "/documents"])
def test_fastapi_refuses_a_huge_request_whatever_its_headers_say(client, fast, path):
    def chunks():
        for _ in range(fast.LIMIT // 1000 + 2):
            yield b'"' + b"x" * 999

    for body in (b"[" * (fast.LIMIT + 1), chunks()):
        answer = client.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert answer.json() == {"detail": f"a request of at most {fast.LIMIT} bytes"}


def test_fastapi_does_not_approve_when_a_check_fails(client, fast, monkeypatch):
    def fails(*_, **__):
        raise sr.RuleError("XX1", ValueError("x"))

    monkeypatch.setattr(fast.sr, "check", fails)
    for answer in (
        client.post("/routines", json={"routine": native(FOUR)}),
        client.post("/documents", content=GENTLE),
    ):
        assert answer.status_code == 500


def test_fastapi_describes_itself(client):
    schema = client.get("/openapi.json").json()
    assert {"Routine", "Report", "Profile", "Submission"} <= schema["components"]["schemas"].keys()
    answers = schema["paths"]["/routines"]["post"]["responses"]
    reference = {"$ref": "#/components/schemas/Report"}
    for status in ("201", "409"):
        assert answers[status]["content"]["application/json"]["schema"] == reference


# Django.


@pytest.fixture(scope="module")
def site():
    module = example("django_app")
    import sys

    sys.modules["django_app"] = module  # ROOT_URLCONF names it
    django.setup()
    yield module
    del sys.modules["django_app"]


@pytest.fixture
def browser(site):
    from django.test import Client

    return Client(raise_request_exception=False)


def upload(browser, document, name="routine.csv"):
    return browser.post("/routines", {"routine": SimpleUploadedFile(name, document)})


def test_django_approves_what_is_suitable(browser):
    answer = upload(browser, GENTLE)
    assert answer.status_code == 201
    assert (answer.json()["verdict"], answer.json()["source"]) == ("suitable", "routine.csv")


@pytest.mark.parametrize("name", ["Barbell squat", "Wobbling glorp"])
def test_facts_that_a_stranger_declares_approve_nothing(browser, client, name):
    document = b"exercise,reps,posture,spine_motion,leg_load,aim,effort,upright_phase\n"
    document += f"{name},5,supine,neutral,none,mobility,gentle,no\n".encode()
    assert upload(browser, document).status_code == 409
    assert client.post("/documents", content=document).status_code == 409


@pytest.mark.parametrize(
    ("document", "verdict"), [(SQUATS, "unsuitable"), (UNKNOWN, "needs_review")], ids=["squats", "unknown"]
)
def test_django_never_approves_what_is_not_suitable(browser, document, verdict):
    answer = upload(browser, document)
    assert (answer.status_code, answer.json()["verdict"]) == (409, verdict)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"", "empty"),
        (FOUR[:200], "syntax"),
        (b"\xff\xfe\x00", "not-text"),
        (b'{"format": "stenosis-routines/1"}', "missing"),
    ],
    ids=["empty", "truncated", "bytes", "incomplete"],
)
def test_django_refuses_a_document_that_cannot_be_read_in_its_own_form(browser, document, code):
    answer = upload(browser, document)
    assert answer.status_code == 400
    errors = answer.json()["routine"]
    assert code in {error["code"] for error in errors}
    assert all(error["message"] for error in errors)


def test_django_refuses_a_huge_document_and_a_request_without_one(browser, site):
    for answer in (upload(browser, b"x" * (site.LIMIT + 1)), browser.post("/routines", {"routine": "squats"})):
        assert answer.status_code == 400
        assert {error["code"] for error in answer.json()["routine"]} <= {"too-large", "required"}
    wrong = browser.post("/routines", data=FOUR, content_type="application/json")
    assert (wrong.status_code, wrong.json()["routine"][0]["code"]) == (400, "required")
    assert browser.get("/routines").status_code == 405


def test_django_does_not_approve_when_a_check_fails(browser, site, monkeypatch):
    def fails(*_, **__):
        raise sr.RuleError("XX1", ValueError("x"))

    monkeypatch.setattr(site.sr, "check", fails)
    assert upload(browser, GENTLE).status_code == 500
