"""Files that go with the made-up council's messages."""

from countywide.platform.outbox.types import Enclosure

WEBSITE_TEXT = """\
Speech, language and communication at our school

Our school works with a link therapist. They spend time in classrooms, help staff plan, and see some children with their teachers.
You do not need a referral to talk about your child's talking and listening: start with the class teacher or the SENCO.
We look at what helps every child, what helps a few for a while, and what one child needs.
"""

SLIDES = """\
Autumn SENCO briefing

1. What changed this term: starting school goes to the Early Years Team from September.
2. Requests for assessment: the clock runs through the holidays.
3. Moving up: your dates are on one page.
4. Communities of Schools: who is in yours, and who chairs it.
5. Where to find answers: ask in your own words.
"""

BRIEFING = (
    Enclosure("autumn-briefing-slides.txt", "text/plain", SLIDES.encode()),
    Enclosure("website-text-link-therapy.txt", "text/plain", WEBSITE_TEXT.encode()),
)
