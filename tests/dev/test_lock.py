from dev.lock import read_pip_settings, uv_settings


def test_of_pips_settings_the_stronger_source_wins():
    listed = (
        ":env:.index-url='https://env.example/simple'\n"
        "global.index-url='https://file.example/simple'\n"
        "global.timeout='60'\n"
        "install.timeout='90'\n"
        "freeze.timeout='10'\n"
    )
    assert read_pip_settings(listed) == {
        "index-url": "https://env.example/simple",
        "timeout": "90",
    }


def test_uv_is_told_what_pip_knows(tmp_path):
    settings = uv_settings(
        {
            "index-url": "https://mirror.example/simple",
            "extra-index-url": f"https://more.example/simple\nfile://{tmp_path}",
            "cert": "/etc/ssl/ours.pem",
            "default-timeout": "180",
        }
    )
    assert settings["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert settings["UV_EXTRA_INDEX_URL"] == f"https://more.example/simple file://{tmp_path}"
    assert settings["SSL_CERT_FILE"] == "/etc/ssl/ours.pem"
    assert settings["UV_HTTP_TIMEOUT"] == "180"
    assert settings["UV_PYTHON_DOWNLOADS"] == "never"


def test_folders_that_are_not_there_are_passed_over_as_pip_does(tmp_path):
    settings = uv_settings(
        {
            "find-links": f"{tmp_path} {tmp_path}/missing",
            "extra-index-url": f"file://{tmp_path}/missing",
        }
    )
    assert settings["UV_FIND_LINKS"] == str(tmp_path)
    assert "UV_EXTRA_INDEX_URL" not in settings
