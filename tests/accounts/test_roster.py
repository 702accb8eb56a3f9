"""Many accounts from a table: each row is checked, nothing is half done."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from accounts import roster
from accounts.errors import Refused
from accounts.models import Appointment, Unit, User
from accounts.roster import UnreadableRoster
from bulletins.permissions import ROLES
from tests.people import appoint, person

HEAD = list(roster.COLUMNS.values())
ROW = ["hexin", "何新", "lanjiang-xc", "hexin@example.org", "", "", "", "", ""]
UNIT_ADMINISTRATOR = ROLES["unit-administrator"].rights


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def keeper(city) -> User:
    """Keeps the accounts of one city and gives its people their roles."""
    who = person("keeper", unit=city)
    appoint(who, [*UNIT_ADMINISTRATOR, "bulletins.publish_issue"], city)
    return who


def table(*rows: list, head=HEAD, kind: str = "utf-8") -> bytes:
    if kind != "xlsx":
        return "\r\n".join(",".join(map(str, row)) for row in [head, *rows]).encode(kind)
    book = openpyxl.Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def row(**words) -> list:
    return [words.get(name, cell) for name, cell in zip(roster.COLUMNS, ROW, strict=True)]


def checked(by: User, *rows: list) -> list[roster.Candidate]:
    return roster.check(roster.read(table(*rows, kind="xlsx"), 500), by=by)


def errors(by: User, **words) -> str:
    return " ".join(checked(by, row(**words))[0].errors)


def role(key: str) -> str:
    return str(ROLES[key].name)


class TestReading:
    @pytest.mark.parametrize("kind", ["xlsx", "utf-8", "utf-8-sig", "gb18030"])
    def test_workbooks_and_text_say_the_same(self, kind):
        (line,) = roster.read(table(row(), kind=kind), 500)
        assert (line.number, line.words["name"], line.words["unit"]) == (2, "何新", "lanjiang-xc")

    def test_numbers_and_days_of_a_workbook_become_words(self):
        cells = row(username=20240001, starts=datetime(2026, 3, 1), ends=date(2026, 9, 30))
        (line,) = roster.read(table(cells, kind="xlsx"), 500)
        assert [line.words[name] for name in ("username", "starts", "ends")] == [
            "20240001",
            "2026-03-01",
            "2026-09-30",
        ]

    def test_rows_keep_the_number_that_the_person_sees(self):
        lines = roster.read(table(row(), [""] * 9, row(username="b"), kind="xlsx"), 500)
        assert [line.number for line in lines] == [2, 4]

    def test_columns_may_stand_in_any_order_and_with_tabs(self):
        text = "姓名\t单位\t用户名\n何新\tlanjiang-xc\thexin\n".encode()
        (line,) = roster.read(text, 500)
        assert line.words == {"name": "何新", "unit": "lanjiang-xc", "username": "hexin"}

    def test_the_template_is_read_back(self):
        with pytest.raises(UnreadableRoster, match="没有人员"):
            roster.read(roster.template(), 500)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (table(row(), head=["姓名", *HEAD[1:]]), "用户名"),
            (table(row(), head=[*HEAD[:-1], "手机"]), "手机"),
            (b"", "用户名"),
            (b"\x89PNG\r\n\x1a\n\0\0", "XLSX"),
            (b"PK\x03\x04 broken", "无法读取"),
            ('用户名,姓名,单位\n"hexin,何新,x\n'.encode(), "引号"),
            (table(*[row(username=f"u{n}") for n in range(501)]), "500"),
            (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
        ],
    )
    def test_what_is_no_such_table_is_refused_in_words(self, data, words):
        with pytest.raises(UnreadableRoster, match=words):
            roster.read(data, 500)

    def test_a_swollen_workbook_is_not_unpacked(self):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
        with pytest.raises(UnreadableRoster, match="Excel"):
            roster.read(file.getvalue(), 500)

    def test_entities_of_a_workbook_are_not_expanded(self):
        sound, file = io.BytesIO(table(row(), kind="xlsx")), io.BytesIO()
        with zipfile.ZipFile(sound) as old, zipfile.ZipFile(file, "w") as new:
            for part in old.namelist():
                bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
                new.writestr(part, bomb + old.read(part).partition(b"?>")[2])
        with pytest.raises(UnreadableRoster, match="Excel"):
            roster.read(file.getvalue(), 500)


class TestChecking:
    def test_a_unit_is_known_by_code_name_or_short_name(self, keeper, department):
        for words in ("lanjiang-xc", "LANJIANG-XC", "澜江市委宣传部", "市委宣传部"):
            (one,) = checked(keeper, row(unit=words))
            assert (one.errors, one.person.unit) == ([], department)

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ({"username": ""}, "用户名："),
            ({"username": "何 新"}, "用户名："),
            ({"name": ""}, "姓名"),
            ({"unit": ""}, "单位"),
            ({"unit": "没有的单位"}, "没有的单位"),
            ({"email": "hexin@"}, "邮箱："),
            ({"roles": "大总管"}, "大总管"),
            ({"starts": "明天", "roles": role("contributor")}, "明天"),
            ({"ends": "2026-02-30", "roles": role("contributor")}, "2026-02-30"),
            (
                {"starts": "2026-05-01", "ends": "2026-04-01", "roles": role("contributor")},
                "before it begins|早于|先于|结束|开始",
            ),
        ],
    )
    def test_each_error_is_said_in_its_row(self, keeper, department, words, said):
        assert re.search(said, errors(keeper, **words))

    def test_taken_names_are_found_whatever_their_case(self, keeper, department):
        person("HeXin")
        (one,) = checked(keeper, row())
        assert len(one.errors) == 1 and "hexin" in one.errors[0]

    def test_a_name_stands_in_the_table_once(self, keeper, department):
        first, second = checked(keeper, row(), row(username="HEXIN"))
        assert first.is_good and "2" in " ".join(second.errors)

    def test_the_same_short_name_twice_asks_for_the_code(self, keeper, city):
        for number in (1, 2):
            Unit.objects.create(
                name=f"第{number}宣传科", short_name="宣传科", code=f"xck-{number}", parent=city
            )
        assert "xck-1、xck-2" in errors(keeper, unit="宣传科")

    def test_accounts_are_opened_in_own_units_alone(self, keeper, province):
        elsewhere = Unit.objects.create(name="云麓市", code="yunlu", parent=province)
        for unit in (province, elsewhere):
            assert unit.name in errors(keeper, unit=unit.code)

    def test_roles_are_given_in_own_units_alone(self, keeper, department, province):
        said = errors(keeper, roles=role("contributor"), role_unit=province.code)
        assert province.name in said

    def test_who_keeps_accounts_alone_gives_no_roles(self, city, department):
        system = person("system", duty=User.Duty.SYSTEM)
        assert errors(system) == ""
        assert errors(system, roles=role("contributor")) != ""


class TestOpening:
    def opened(self, by, *rows):
        return roster.open_accounts(roster.read(table(*rows, kind="xlsx"), 500), by=by)

    def test_accounts_come_with_their_roles_and_a_password_for_one_use(self, keeper, department):
        roles = f"{role('contributor')}、{role('first-reviewer')}"
        (slip,) = self.opened(keeper, row(roles=roles, ends="2027年1月31日", note="借调"))
        stored = User.objects.get(username="hexin")
        assert stored.check_password(slip.password) and stored.must_change_password
        held = Appointment.objects.filter(person=stored).order_by("pk")
        assert [one.role.key for one in held] == ["contributor", "first-reviewer"]
        assert {(one.unit, one.ends, one.note, one.given_by) for one in held} == {
            (department, date(2027, 1, 31), "借调", keeper)
        }

    def test_one_row_that_is_not_in_order_stops_all(self, keeper, department):
        with pytest.raises(Refused, match="3"):
            self.opened(keeper, row(), row(username="b", unit="没有的单位"))
        assert not User.objects.filter(username="hexin").exists()

    def test_what_fails_while_storing_leaves_nothing(self, keeper, department, monkeypatch):
        def broken(*args, **kwargs):
            raise Refused("stop")

        monkeypatch.setattr("accounts.roster.opening.appointing.appoint", broken)
        with pytest.raises(Refused):
            self.opened(keeper, row(username="a"), row(username="b", roles=role("contributor")))
        assert not User.objects.filter(username__in="ab").exists()

    def test_hundreds_at_once(self, keeper, department):
        slips = self.opened(keeper, *[row(username=f"u{n}", email="") for n in range(300)])
        assert len({slip.password for slip in slips}) == 300
        assert User.objects.filter(username__startswith="u").count() == 300
