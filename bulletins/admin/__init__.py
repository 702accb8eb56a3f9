from .article import ArticleAdmin
from .column import ColumnAdmin
from .figure import FigureAdmin
from .issue import IssueAdmin
from .publication import PublicationAdmin
from .topic import TopicAdmin

__all__ = [
    "ArticleAdmin",
    "ColumnAdmin",
    "FigureAdmin",
    "IssueAdmin",
    "PublicationAdmin",
    "TopicAdmin",
]
