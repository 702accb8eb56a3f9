from .article import Article, Contribution
from .column import Column
from .figure import Figure
from .former_address import FormerAddress
from .imported import Import
from .issue import Issue
from .measure import Measure
from .original import Original
from .overruling import Overruling
from .picture import Picture
from .public_article import PublicArticle
from .public_issue import PublicIssue
from .public_measure import PublicMeasure
from .public_picture import PublicPicture
from .publication import Publication
from .revision import ArticleRevision, IssueRevision
from .section import Section
from .sequence import Sequence
from .topic import Topic

__all__ = [
    "Article",
    "ArticleRevision",
    "Column",
    "Contribution",
    "Figure",
    "FormerAddress",
    "Import",
    "Issue",
    "IssueRevision",
    "Measure",
    "Original",
    "Overruling",
    "Picture",
    "PublicArticle",
    "PublicIssue",
    "PublicMeasure",
    "PublicPicture",
    "Publication",
    "Section",
    "Sequence",
    "Topic",
]
