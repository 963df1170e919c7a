"""The phrases that state each value of a profile, in one package per group of fields.

Each package says in its docstring which fields it covers, and lists once what adds its rules and,
where one phrase is not enough, what reads several numbers or sentences. What concerns fields of
several packages stands here: `misleading` takes back what a phrase usually states, `ellipsis` reads
numbers whose topic the sentence before named, `hints` weighs weaker evidence, and `users` lists
whom rules of several packages name.
"""
