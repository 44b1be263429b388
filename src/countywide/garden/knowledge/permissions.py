"""Who may read, write and answer."""

from countywide.platform.kit.doors import Permission

READ_FOR_SCHOOLS = Permission("knowledge.read-for-schools", "read answers meant for schools and professionals")
IMPORT = Permission("knowledge.import", "import documents of questions and answers")
EDIT = Permission("knowledge.edit", "write and change answers, wordings, topics, figures and synonyms")
PUBLISH = Permission("knowledge.publish", "publish and withdraw answers")
ANSWER = Permission(
    "knowledge.answer", "answer the questions sent to one's own team and keep its answers right", own=True
)
SEE_HELD = Permission("knowledge.see-held", "see and decide on personal data held back from publication")
ASK = Permission("knowledge.ask", "send a question, follow a topic and say whether an answer helped", public=True)
