"""The tags every room's template may use; they are built in, so no page needs to load them."""

from django import template

from ..money import in_pounds
from ..tags import asking, layout, saying, showing

register = template.Library()

register.simple_tag(showing.govuk)
register.simple_tag(showing.button)
register.simple_tag(showing.link_button)
register.simple_tag(showing.summary_list)
register.simple_tag(showing.task_list)
register.simple_tag(showing.tag)
register.simple_tag(showing.marked)
register.simple_tag(showing.warning)
register.simple_tag(showing.panel)
register.simple_tag(showing.tabs)
register.simple_tag(showing.accordion)
register.simple_tag(layout.breadcrumbs)
register.simple_tag(layout.back_link)
register.simple_tag(layout.pagination)
register.simple_tag(layout.navigation_bar)
register.simple_tag(layout.static_file)
register.simple_tag(asking.questions)
register.simple_tag(asking.question)
register.simple_tag(asking.question_named)
register.simple_tag(asking.questions_besides)
register.simple_tag(asking.error_summary)

register.simple_block_tag(showing.details)
register.simple_block_tag(showing.inset)
register.simple_block_tag(showing.notification)
register.simple_block_tag(showing.card)

register.inclusion_tag("kit/parts/timeline.html", name="timeline")(showing.timeline)
register.inclusion_tag("kit/parts/table.html", name="table")(showing.table)
register.inclusion_tag("kit/parts/chart.html", name="chart")(showing.chart)
register.inclusion_tag("kit/parts/map.html", name="map")(showing.place_map)

register.filter(saying.short_date)
register.filter(saying.short_time)
register.filter(saying.in_words)
register.filter(saying.field_value)
register.filter("in_pounds", in_pounds)
