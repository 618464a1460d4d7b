"""A web service (Django) that approves a routine only if it is suitable: 201 if it is, and 409 with reasons if not.

pip install django stenosis-routines, then: python examples/django_app.py runserver
"""

import sys

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

import stenosis_routines as sr

#: The most bytes of a document.
LIMIT = 1_000_000

if not settings.configured:  # in your project these stand in settings.py
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost", "testserver"])


class RoutineField(forms.FileField):
    """An uploaded document in any format, as a routine. Each problem of it is an error of the form."""

    def to_python(self, data):
        """The routine. The author is not known, so no fact which the document declares clears a movement."""
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > LIMIT:
            raise ValidationError(f"expected a document of at most {LIMIT} bytes", code="too-large")
        try:
            return sr.loads(file.read(), source=file.name, origin="model")
        except sr.UnreadableRoutineError as error:
            raise ValidationError([ValidationError(str(one), code=one.code) for one in error.problems[:50]]) from error


class Submission(forms.Form):
    """What a person hands in."""

    routine = RoutineField()


@csrf_exempt  # an interface for programs; a page for people keeps the protection
@require_POST
def submit(request: HttpRequest) -> JsonResponse:
    """Judges a routine. The status is that of a refusal unless the report says otherwise."""
    form = Submission(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse(form.errors.get_json_data(), status=400)
    report = sr.check(form.cleaned_data["routine"])
    return JsonResponse(report.to_dict(), status=201 if report.ok else 409)


urlpatterns = [path("routines", submit)]

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
