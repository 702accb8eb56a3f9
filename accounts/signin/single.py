"""Single sign-on by OpenID Connect: it opens accounts that exist, and makes none.

An account is known by the provider's own, lasting number for a person (``sub``), which the person
connects on their own page; or, where the site names a claim (OIDC_CLAIM), by the user name the
first time, and by the number from then on. A mail address is never looked at.
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User


class SingleSignOn(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        return None

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount) -> str:
        return reverse("me")

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A superuser's account is for emergencies: no other system opens it."""
        if sociallogin.state.get("process") == "connect":
            return
        if not sociallogin.is_existing and (known := _named_in(sociallogin)):
            sociallogin.connect(request, known)
        if not sociallogin.is_existing or sociallogin.user.is_superuser:
            words = gettext(
                "No account here is connected with that one. Sign in with your password and "
                "connect it on your own page, or ask your administrator."
            )
            raise ImmediateHttpResponse(turned_back(request, words))

    def on_authentication_error(self, request: HttpRequest, *args, **kwargs) -> None:
        words = gettext("Single sign-on did not succeed. Please try again.")
        raise ImmediateHttpResponse(turned_back(request, words))


def turned_back(request: HttpRequest, words: str) -> HttpResponse:
    messages.error(request, words)
    page = "me" if request.user.is_authenticated else "account_login"
    return HttpResponseRedirect(reverse(page))


def _named_in(sociallogin: SocialLogin) -> User | None:
    """The account whose user name the claim gives, unless it is connected with somebody already."""
    claims = sociallogin.account.extra_data
    claims = {**claims.get("id_token", {}), **claims.get("userinfo", {})}
    name = claims.get(settings.OIDC_CLAIM) if settings.OIDC_CLAIM else None
    if not isinstance(name, str) or not name:
        return None
    free = User.objects.filter(username=name, is_superuser=False)
    return free.exclude(pk__in=connections().values("user")).first()


def connections(person: User | None = None):
    """Who is connected with the provider that the site has now."""
    rows = SocialAccount.objects.filter(provider=settings.OIDC_ID)
    return rows if person is None else rows.filter(user=person)
