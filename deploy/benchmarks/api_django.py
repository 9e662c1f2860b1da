"""The register's persons by Django REST framework, for deploy/bench api: the same rows of the same
database under the same row security, for whoever has signed in, masked, by keyset cursor.

Written as its documentation has it, with what makes it fast: connections that stay open, one query
with its joins, no browsable API. gunicorn api_django:application; `prepare` makes its tables and a
session, whose cookie it prints."""

import os
import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="bench", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True, DEBUG=False,
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "rest_framework",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql", "HOST": os.environ["BENCH_SOCKET"],
            "NAME": "fangpin", "USER": "postgres", "CONN_MAX_AGE": None,
            "OPTIONS": {"options": os.environ["BENCH_OPTIONS"]},
        }
    },
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
    LOGGING_CONFIG=None,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, pagination, serializers  # noqa: E402


class Area(models.Model):
    code = models.TextField(primary_key=True)
    name = models.TextField()

    class Meta:
        app_label, db_table, managed = "bench", "area", False


class Household(models.Model):
    no = models.IntegerField(primary_key=True)
    id = models.TextField()

    class Meta:
        app_label, db_table, managed = "bench", "household", False


class Person(models.Model):
    no = models.IntegerField(primary_key=True)
    household = models.ForeignKey(Household, models.DO_NOTHING, db_column="household_no")
    area = models.ForeignKey(Area, models.DO_NOTHING, db_column="area_code", db_constraint=False)
    name = models.TextField()
    id_masked = models.TextField()
    relation = models.TextField()

    class Meta:
        app_label, db_table, managed = "bench", "person", False


class PersonSerializer(serializers.Serializer):
    household_id = serializers.CharField(source="household.id")
    name = serializers.SerializerMethodField()
    id_number = serializers.CharField(source="id_masked")
    relation = serializers.CharField()
    village = serializers.CharField(source="area.name")

    def get_name(self, person):
        return person.name[:1] + "**"


class Cursor(pagination.CursorPagination):
    page_size, ordering = 50, "-no"


class Persons(generics.ListAPIView):
    serializer_class, pagination_class = PersonSerializer, Cursor
    queryset = Person.objects.select_related("household", "area").only(
        "no", "name", "id_masked", "relation", "household__id", "area__name")

    def list(self, request, *args, **kwargs):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "select set_config('fangpin.area', '/', true),"
                    " set_config('fangpin.insurer', '/', true)")
            return super().list(request, *args, **kwargs)


urlpatterns = [path("persons", Persons.as_view())]
application = get_wsgi_application()


def prepare():
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    user, _ = User.objects.get_or_create(username="bench")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    print(session.session_key)


if __name__ == "__main__" and sys.argv[1:] == ["prepare"]:
    prepare()
