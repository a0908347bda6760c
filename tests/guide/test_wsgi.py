from django.templatetags.static import static

from guide.wsgi import application


def test_application_serves_static_files_for_good(rf):
    response = application.get_response(rf.head(static("css/tokens.css")))

    assert response.status_code == 200
    assert response["Cache-Control"] == "max-age=315360000, public, immutable"
