"""What each command does, in one line; here, so that `--help` need not load them all."""

SUMMARIES = {
    "init": "Make a workspace for a council.",
    "round": "Open a round; list the rounds.",
    "status": "What is done, next and late.",
    "priorities": "Take in the prioritised job titles.",
    "delegate": "The council authorises its chair to decide.",
    "respondents": "Who is heard: import, add, list, remove.",
    "consultation": "The consultation: open, form, letters, remind, overview, extend, close.",
    "receive": "Take in the files that a respondent sent.",
    "screen": "Apply the rules: the funnel, the groups, the findings.",
    "review": "The open cases out to Excel, and back.",
    "decide": "Record the decision of the council or its chair.",
    "publish": "Write the decided list in all its forms.",
    "document": "Write one document: the agenda item, the overview of answers.",
    "check": "Was a course on the list on a date, and why (not)?",
    "rules": "All rules.",
    "rule": "One rule: its source, parameters and examples.",
    "log": "What happened.",
    "verify": "The proof that the journal is whole.",
    "persons": "The persons on record, and their erasure.",
    "demo": "The round of spring 2020 from start to end.",
}
