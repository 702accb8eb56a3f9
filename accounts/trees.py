"""Is a tree whole? An independent check of its edges, from the parents alone, and the mending."""

from collections import defaultdict
from collections.abc import Iterable

from .models import TreeNode
from .models.tree import tree_lock


def broken_nodes(model: type[TreeNode]) -> list[str]:
    """What is wrong with the edges, levels and tree ids of ``model``'s rows; empty when whole."""
    nodes = {node.pk: node for node in model._base_manager.all()}
    wrong = [
        f"{node}: its edges are turned round" for node in nodes.values() if node.lft >= node.rght
    ]
    for node in nodes.values():
        wrong += _against_parent(node, nodes.get(node.parent_id))
    return wrong + _against_each_other(nodes.values())


def rebuild(model: type[TreeNode]) -> None:
    """Compute all edges anew from the parents; nobody else writes meanwhile."""
    with tree_lock(model):
        model.objects.rebuild()


def _against_parent(node: TreeNode, parent: TreeNode | None) -> list[str]:
    if parent is None:
        return [] if (node.level, node.lft) == (0, 1) else [f"{node}: is no whole root"]
    inside = parent.lft < node.lft < node.rght < parent.rght
    same = (node.tree_id, node.level) == (parent.tree_id, parent.level + 1)
    return [] if inside and same else [f"{node}: does not stand in {parent}"]


def _against_each_other(nodes: Iterable[TreeNode]) -> list[str]:
    """In each tree the edges are 1 … 2n, each once, under one root."""
    trees = defaultdict(list)
    for node in nodes:
        trees[node.tree_id].append(node)
    wrong = []
    for tree_id, members in trees.items():
        edges = sorted(edge for node in members for edge in (node.lft, node.rght))
        if edges != list(range(1, 2 * len(members) + 1)):
            wrong.append(f"tree {tree_id}: its edges are {edges}")
        if sum(node.parent_id is None for node in members) != 1:
            wrong.append(f"tree {tree_id}: has not exactly one root")
    return wrong
