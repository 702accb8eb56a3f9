from .article import ArticleAdmin
from .column import ColumnAdmin
from .figure import FigureAdmin
from .importing import ImportAdmin
from .issue import IssueAdmin
from .publication import PublicationAdmin
from .topic import TopicAdmin

__all__ = [
    "ArticleAdmin",
    "ColumnAdmin",
    "FigureAdmin",
    "ImportAdmin",
    "IssueAdmin",
    "PublicationAdmin",
    "TopicAdmin",
]
