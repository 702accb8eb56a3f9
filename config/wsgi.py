import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
# Known from here on: nothing of the house can be loaded before Django is set up.
import_string("accounts.log.starting.note_settings")()
