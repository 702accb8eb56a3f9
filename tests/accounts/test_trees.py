"""Trees stay whole, also when several people write at once."""

import random
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.models.deletion import ProtectedError

from accounts.models import Unit
from accounts.models.tree import BulkTreeWrite
from accounts.trees import broken_nodes
from bulletins.models import Column


def test_a_unit_and_those_below_it_are_one_question(province, city, department):
    assert list(province.get_descendants(include_self=True)) == [province, city, department]


def test_siblings_stand_in_their_order(province):
    for name, position in [("丙市", 3), ("甲市", 1), ("乙市", 2)]:
        Unit.objects.create(name=name, code=f"c{position}", position=position, parent=province)
    assert [unit.name for unit in province.get_children()] == ["甲市", "乙市", "丙市"]


def test_a_stale_copy_does_not_undo_another_writers_move(province, city, department):
    stale = Unit.objects.get(pk=department.pk)
    moved = Unit.objects.get(pk=department.pk)
    moved.parent = province
    moved.save()
    stale.short_name = "新简称"
    stale.save()
    stale.refresh_from_db()
    assert (stale.parent, stale.short_name) == (province, "新简称")
    assert broken_nodes(Unit) == []


def test_a_stale_parent_still_keeps_its_children_in_order(province):
    stale = Unit.objects.get(pk=province.pk)
    Unit.objects.create(name="丙市", code="bing", position=3, parent=province)
    Unit.objects.create(name="甲市", code="jia", position=1, parent=stale)
    assert [unit.name for unit in Unit.objects.filter(parent=province)] == ["甲市", "丙市"]


def test_a_node_is_not_moved_by_bulk_writes(city, department):
    with pytest.raises(BulkTreeWrite):
        Unit.objects.filter(pk=department.pk).update(parent=None)
    with pytest.raises(BulkTreeWrite):
        Unit.objects.bulk_create([Unit(name="甲", code="jia")])


def test_a_unit_with_units_below_it_is_not_deleted(city, department):
    with pytest.raises(ProtectedError):
        city.delete()
    assert broken_nodes(Unit) == []


def test_deleting_several_at_once_leaves_the_tree_whole(city):
    for number in range(5):
        Unit.objects.create(name=f"局{number}", code=f"ju{number}", parent=city)
    Unit.objects.filter(code__in=["ju1", "ju3"]).delete()
    assert broken_nodes(Unit) == []


@pytest.fixture
def broken_tree(city, department):
    models.QuerySet(Unit).filter(pk=department.pk).update(lft=99, rght=120, level=7)


def test_the_checker_says_what_is_broken_and_how_to_mend_it(broken_tree, capsys):
    with pytest.raises(CommandError, match="--fix"):
        call_command("check_trees")
    assert "澜江市委宣传部" in capsys.readouterr().out


def test_the_checker_mends_a_broken_tree(broken_tree, province):
    call_command("check_trees", "--fix")
    call_command("check_trees")
    assert province.get_descendants().count() == 2


WRITERS, ROUNDS = 6, 12


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [Unit, Column])
def test_six_people_writing_at_once_leave_the_tree_whole(model):
    """Each adds, moves and deletes nodes of one tree in a thread and a connection of their own."""
    top = [_node(model, f"top{number}") for number in range(3)]
    start, errors = threading.Barrier(WRITERS), []

    def work(writer: int) -> None:
        try:
            start.wait(timeout=30)
            _write(model, writer, [node.pk for node in top])
        except Exception as error:  # reported below: a thread's error is silent otherwise
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[writer]) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert model.objects.count() == len(top) + WRITERS * (ROUNDS - ROUNDS // 4)
    assert broken_nodes(model) == []


def _write(model, writer: int, tops: list[int]) -> None:
    chance, mine = random.Random(writer), []
    for turn in range(ROUNDS):
        parent = model.objects.get(pk=chance.choice([*tops, *mine]))
        mine.append(_node(model, f"w{writer}-{turn}", parent).pk)
        moved = model.objects.get(pk=chance.choice(mine))
        moved.parent_id = chance.choice(tops)
        moved.save()
        if turn % 4 == 3:
            leaf = model.objects.get(pk=mine[-1])
            leaf.delete()
            mine.pop()


def _node(model, name: str, parent=None):
    return model.objects.create(
        name=name, parent=parent, **{"code" if model is Unit else "slug": name.lower()}
    )
