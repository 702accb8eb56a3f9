"""How a person comes in: password, second factor, passkey, single sign-on; and their own page.

The ceremonies are django-allauth's (docs/decisions/0030); the addresses, the pages and the rules
are ours. Accounts are made by administrators: nothing here makes one.
"""
