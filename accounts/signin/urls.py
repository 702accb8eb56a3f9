"""Under /admin/, before the desk's own. The names are those that allauth asks for; what it has
besides (signing up, addresses, passwords by mail) has no address here.
"""

from django.conf import settings
from django.urls import path

from . import entering, own

provider = {"provider_id": settings.OIDC_ID}

urlpatterns = [
    path("login/", entering.SignInView.as_view(), name="account_login"),
    path("login/code/", entering.SecondStepView.as_view(), name="mfa_authenticate"),
    path("login/passkey/", entering.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("login/sso/", entering.single_sign_on, provider, name="openid_connect_login"),
    path(
        "login/sso/back/",
        entering.back_from_single_sign_on,
        provider,
        name="openid_connect_callback",
    ),
    path("again/", entering.AgainView.as_view(), name="account_reauthenticate"),
    path("me/", own.OwnPage.as_view(), name="me"),
    path("me/second-factor/", own.SetUpPage.as_view(), name="second-factor"),
    path("me/app/", own.AddAppView.as_view(), name="mfa_activate_totp"),
    path("me/app/remove/", own.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("me/passkeys/add/", own.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("me/passkeys/<int:pk>/", own.RenamePasskeyView.as_view(), name="mfa_edit_webauthn"),
    path(
        "me/passkeys/<int:pk>/remove/",
        own.RemovePasskeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("me/codes/", own.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("me/codes/new/", own.NewRecoveryCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("me/sessions/<int:pk>/end/", own.end_session, name="end-session"),
    path("me/sessions/end-others/", own.end_other_sessions, name="end-other-sessions"),
    path("me/sso/disconnect/", own.disconnect, name="disconnect-single-sign-on"),
]
