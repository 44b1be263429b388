"""Messages of the forum. They name meetings and services, and never who else booked."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("forum")

BOOKED = notice(
    "booked", "confirms a place in a sitting, with how to join and a calendar file", "Booked: {title}, {day}"
)
WAITING = notice("waiting", "tells somebody that a sitting is full and that they wait for a place", "You are on the waiting list: {title}, {day}")  # fmt: skip
PLACED = notice("placed", "tells somebody who waited that a place is theirs", "A place is yours: {title}, {day}")
MOVED = notice("moved", "confirms that a booking went to another sitting", "Your other day: {title}, {day}")
GIVEN_UP = notice("given-up", "confirms that a booking was given up", "You gave up your place: {title}")
HANDED_ON = notice("handed-on", "tells whoever booked that a colleague takes their place", "A colleague takes your place: {title}, {day}")  # fmt: skip
REMINDER = notice("reminder", "reminds somebody of the sitting they booked", "{title}: {day}")
CANCELLED = notice("cancelled", "tells everybody who booked that a sitting does not take place, and offers the other one", "Does not take place: {title}, {day}")  # fmt: skip
CHANGED = notice("changed", "tells everybody who booked that a sitting is at another time or joined another way", "Changed: {title}, {day}")  # fmt: skip
ACCESS = notice("access", "tells the organisers what somebody needs to take part", "Needed for {title}, {day}")
INVITED = notice("invited", "invites a service to bring items to the agenda", "Bring an item to {title}")
OFFERED = notice("offered", "tells the organisers that a service offers an item", "An item is offered for {title}")
ITEM_DECIDED = notice("item-decided", "tells a service what became of the item it offered", "Your item for {title}")
PROJECT = notice("project", "tells a service, or the team that leads a project, where its part in it stands", "About the project {project}")  # fmt: skip
