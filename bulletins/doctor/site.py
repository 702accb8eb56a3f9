"""The settings that the environment gives."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .asking import Answer, advice, question, unsafe


@question(_("Set up as a real site"))
def production() -> Iterator[Answer]:
    if not settings.PRODUCTION:
        yield unsafe(
            gettext("This site runs as a development site: pages go out without TLS."),
            gettext("Set BULLETINS_ENV=production."),
        )
    if settings.DEBUG:
        yield unsafe(
            gettext("DEBUG is on: errors show the insides of the site to anybody."),
            gettext("Take DEBUG out of the environment."),
        )


@question(_("Secret key"))
def secret_key() -> Iterator[Answer]:
    if not os.environ.get("SECRET_KEY"):
        yield advice(
            gettext("The secret key was made by the site and lies in the data folder."),
            gettext("Give a real site its own in SECRET_KEY, kept apart from the data."),
        )


@question(_("What Django checks for a real site"))
def django_checks() -> Iterator[Answer]:
    if not settings.PRODUCTION:
        return
    for message in checks.run_checks(include_deployment_checks=True):
        if message.level >= checks.WARNING and not message.is_silenced():
            yield unsafe(f"{message.id}: {message.msg}", message.hint or gettext("See above."))


@question(_("Host names"))
def hosts() -> Iterator[Answer]:
    local = {"127.0.0.1", "localhost", "[::1]"}
    if any("*" in host for host in settings.ALLOWED_HOSTS):
        yield unsafe(
            gettext("Any host name is accepted: links in pages can be made to lead elsewhere."),
            gettext("Name the hosts of the site in ALLOWED_HOSTS."),
        )
    elif local.issuperset(settings.ALLOWED_HOSTS):
        yield advice(
            gettext("The site answers to this machine's own names alone."),
            gettext("Name the hosts of the site in ALLOWED_HOSTS."),
        )


@question(_("TLS and the proxy in front"))
def tls() -> Iterator[Answer]:
    if settings.PRODUCTION and not settings.SECURE_SSL_REDIRECT:
        yield advice(
            gettext("Requests without TLS are answered."),
            gettext("Make sure that the proxy redirects them, or take SECURE_SSL_REDIRECT away."),
        )
    if settings.PRODUCTION and not (settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXIES):
        yield advice(
            gettext("No proxy is named; the server itself must then speak TLS."),
            gettext("Behind a proxy with TLS set BEHIND_TLS_PROXY=1 and TRUSTED_PROXIES."),
        )
    if settings.SECURE_PROXY_SSL_HEADER and not settings.TRUSTED_PROXIES:
        yield unsafe(
            gettext("All people have the proxy's address: log and limits cannot part them."),
            gettext("Name the proxy's address in TRUSTED_PROXIES."),
        )
    if any(origin.startswith("http:") for origin in settings.CSRF_TRUSTED_ORIGINS):
        yield unsafe(
            gettext("Forms are taken from pages that came without TLS."),
            gettext("Write the origins in CSRF_TRUSTED_ORIGINS with https://."),
        )


@question(_("Whom proxies are believed for"))
def proxies() -> Iterator[Answer]:
    if {"0.0.0.0/0", "::/0"}.intersection(settings.TRUSTED_PROXIES):
        yield unsafe(
            gettext("Everybody counts as a proxy: anybody can say where he comes from."),
            gettext("Name in TRUSTED_PROXIES the addresses of your own proxies alone."),
        )


@question(_("From where the desk is seen"))
def desk() -> Iterator[Answer]:
    if settings.PRODUCTION and not settings.ADMIN_ALLOWED_NETWORKS:
        yield advice(
            gettext("The desk and its sign-in are seen from everywhere."),
            gettext("If staff work in known networks, name them in ADMIN_ALLOWED_NETWORKS."),
        )


@question(_("Break-glass account closed"))
def break_glass() -> Iterator[Answer]:
    if settings.PRODUCTION and settings.BREAK_GLASS:
        yield unsafe(
            gettext("The superuser's account is open: it may everything."),
            gettext("When the emergency is over, take BREAK_GLASS out of the environment."),
        )


@question(_("Mail"))
def mail() -> Iterator[Answer]:
    told = settings.ADMINS or getattr(settings, "SECURITY_CONTACTS", ())
    if not (os.environ.get("EMAIL_HOST") and told):
        yield advice(
            gettext("No mail server is set, or nobody to write to: nobody hears of emergencies."),
            gettext("Set EMAIL_HOST and SECURITY_CONTACTS (docs/operations.md)."),
        )


@question(_("Names and filing numbers on the pages"))
def site_lines() -> Iterator[Answer]:
    unset = [name for name, value in settings.SITE.items() if not value]
    if unset:
        yield advice(
            gettext("Not set, and so not shown on the pages: %(names)s.")
            % {"names": ", ".join(unset)},
            gettext("Set the variables that begin with SITE_."),
        )
