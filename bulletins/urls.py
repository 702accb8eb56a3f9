from django.urls import path, register_converter

from .addresses import IssueLabelConverter
from .views import articles, measures, pictures, publications, trees

register_converter(IssueLabelConverter, "label")

urlpatterns = [
    path("", publications.home, name="home"),
    path("measures/<int:number>/", measures.measure, name="measure"),
    path("pictures/<slug:key>.<slug:extension>", pictures.picture, name="picture"),
    path("columns/", trees.columns, name="columns"),
    path("columns/<slug:slug>/", trees.column, name="column"),
    path("units/", trees.units, name="units"),
    path("units/<slug:code>/", trees.unit, name="unit"),
    path("<slug:slug>/", publications.publication, name="publication"),
    path("<slug:slug>/<int:year>/", publications.year, name="year"),
    path("<slug:slug>/<int:year>/<label:label>/", publications.issue, name="issue"),
    path("<slug:slug>/<int:year>/<label:label>/<int:number>/", articles.article, name="article"),
]
