from wsgiref.util import setup_testing_defaults

from django.templatetags.static import static

from guide.wsgi import application


def test_application_serves_static_files_for_good():
    environ = {"PATH_INFO": static("css/tokens.css")}
    setup_testing_defaults(environ)
    answers = []

    response = application(environ, lambda status, headers: answers.append((status, dict(headers))))
    response.close()

    ((status, headers),) = answers
    assert status == "200 OK"
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
