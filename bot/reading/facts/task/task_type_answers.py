"""Tasks that answer questions or converse."""

from __future__ import annotations

from bot.reading.facts.task.task_type_words import DOCUMENTS, FRAME
from bot.reading.facts.users import USERS
from bot.reading.patterns import RuleBook

_ASKER = (
    "users|customers|people|staff|employees|analysts|engineers|agents|folks|students|patients|"
    "citizens|members|technicians|nurses|doctors|colleagues|everyone|they|drivers|buyers|"
    "clients|subscribers|managers|lawyers|residents|sellers|reps|teachers|players|operators|"
    "tenants|travellers|travelers|visitors|guests|parents|farmers|mechanics|clerks|viewers"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`."""
    _questions(book)
    _chatbots(book)
    _chatter(book)
    _asked_and_answered(book)
    _bots_wanted(book)
    _people_who_ask(book)
    _users_who_talk(book)
    _users_who_look_up(book)
    _searches_then_answers(book)
    _looked_up_and_told(book)
    _conversations(book)


def _questions(book: RuleBook) -> None:
    book.add(
        "task_type",
        "qa",
        """
        question answering|answerer
        answer|answers|answering ..2 customer*|employee*|staff|user*|hr|it|support|legal|
            technical|policy|product|compliance|medical|their ..2 question*|quer*|enquir*|inquir*
        ask|asks|asking ..5 how|what|where|whether|about
        employees|staff|customers|devs|developers|technicians|engineers|nurses|agents|people|
            students|citizens|users ask|asking|query|search ..6 docs|wiki|manual*|policy|policies|
            handbook|how|what|why|rules|procedures
        look|find ..2 things|stuff|information|info ..3 in ..3 docs|wiki|manual*|policies|
            handbook|documentation
        search assistant
        self service ..2 portal|desk
        helpdesk|help_desk ..2 questions
        q&a|faq*|qa over|on|about|for|bot|system|tool
        q&a|qa
        answer|answers|answering ..4 question*|quer*|enquir*|inquir*
        answer|answers|answering ..2 from|over|based_on|using|out_of ..3 {DOCS}|docs|wiki|manual*|
            policy|policies|handbook|knowledge_base|intranet|confluence|messages|corpus
        ask|asks|asking ..3 question* ..3 about|over|on|to|against
        ask ..2 our|the|their ..1 docs|wiki|documentation|policies|handbook|manuals|knowledge_base
        look|looks|looking up ..3 answer*
        multiple choice ..2 question*
        multiple choice
        chat|talk with|over|to ..2 our? docs|documents|pdfs|manuals|documentation|wiki
        searches it and answers
        find|finds ..2 answer*|answers in|from
        """,
        lists={"DOCS": DOCUMENTS},
        strength=2,
    )


def _chatbots(book: RuleBook) -> None:
    book.add(
        "task_type",
        "chatbot",
        """
        chatbot*|chat_bot*
        conversational ..2 agent|assistant|ai|bot
        virtual|voice|shopping|support|customer|hr|helpdesk|it|service|ai|banking|
            digital assistant|bot|agent
        assistant that|for|who|which
        talk*|chat*|speak* ..2 to|with ..2 customers|users|patients|players|students|guests|
            employees|shoppers|citizens
        characters|npc*|npcs must|should|that ..3 talk|speak|chat|voice
        npc dialogue|dialog
        support bot|chat
        bot|assistant|agent on|for|in ..3 website|site|app|whatsapp|slack|teams|customers|
            patients|students|employees
        chat with a|an|our|the|their|his
        in|stay|stays|break|breaking character
        bot|assistant should|must|can|will|would ..2 answer|help|talk|handle|reply
        helper for
        role play*|roleplay*
        companion|persona
        tutor|coach|companion bot|app|that|for
        bot ..3 covers
        bot ..4 talks|chats|handles|helps|guides|greets
        """,
        strength=2,
    )
    book.add("task_type", "chatbot", "a|our|the bot", strength=1)


def _chatter(book: RuleBook) -> None:
    book.add(
        "task_type",
        "chatbot",
        """
        natter|natters|gab|gabs|banter|banters|bicker|bickers|chats ..2 back|with_it
        you|people|guests|patients|they can? natter|gab|banter|bicker with
        """,
        strength=5,
    )


def _asked_and_answered(book: RuleBook) -> None:
    book.add(
        "task_type",
        "qa",
        """
        ask|asks .,3 , it|bot answers|replies
        put|puts a question in ..1 and
        questions from ..3 ;|, ..8 answer|answers
        """,
        strength=4,
    )


def _bots_wanted(book: RuleBook) -> None:
    book.add(
        "task_type",
        "chatbot",
        """
        like|want|build|building|built|launch|launching|need|run|running|add|offer|have|make|
            planning|deploy|develop|developing|idea ..4 bot|assistant|chatbot|
            concierge|companion|buddy|helper|receptionist
        chatbot*
        bot|assistant which|that|who|for|in|to
        """,
        strength=3,
    )
    book.add(
        "task_type",
        "chatbot",
        """
        slack|teams|whatsapp|discord|telegram|in_app|website|messenger|phone|voice ..1 bot|
            assistant|chatbot
        """,
        strength=4,
    )


def _people_who_ask(book: RuleBook) -> None:
    book.add(
        "task_type",
        "qa",
        """
        {A} ..3 ask|asks|asking|query|look_up|search|type ..6 about|what|why|how|over|the_same|
            things|questions|question|on|in|whether|which|when|against
        ask|asks|put|puts|pose|type ..2 question|questions on|about|over|and|regarding
        {F} answer|answers|answering ..5 questions|question|queries|enquiries|from|about|on
        answer*|answers drawn|taken|based|sourced|grounded from|on|in
        question answering
        questions about|over|on ..6 answered
        """,
        lists={"A": _ASKER, "F": FRAME},
        strength=3,
    )


def _users_who_talk(book: RuleBook) -> None:
    book.add(
        "task_type",
        "chatbot",
        """
        chat|chats|talk|talks|converse|converses ..1 with ..2 {C}
        {C} ..2 chat|chats|talk|talks|converse ..1 with|to it|a|the|our
        """,
        lists={"C": USERS},
        strength=2,
    )


def _users_who_look_up(book: RuleBook) -> None:
    book.add(
        "task_type",
        "qa",
        """
        {C} ..2 look_up|looks_up|search|searching|dig ..6 answer|answers|rule|rules|procedures
        {C} ..4 get|gets|want|expect|need ..2 answer|answers ..2 on|about|from|to
        answer|answers ..2 what|how|why|whether {C}
        """,
        lists={"C": USERS},
        strength=2,
    )


def _searches_then_answers(book: RuleBook) -> None:
    book.add("task_type", "qa", "searches|search ..2 and|then answers", strength=4)


def _looked_up_and_told(book: RuleBook) -> None:
    book.add(
        "task_type",
        "qa",
        """
        looks it up ..6 and tells|answers|says
        get|gets ..1 answers|answer rather|instead than|of links|documents|hits|pages
        type|types|ask|asks what they want|need to know
        """,
        strength=5,
    )


def _conversations(book: RuleBook) -> None:
    book.add(
        "task_type",
        "chatbot",
        """
        hold|holds|carry|carries a|the|long|whole|real ..1 conversation|conversations
        a_friend to talk|chat|gossip|speak with|to
        someone|something to chat|gossip|banter with
        to gossip|banter with
        banter|gossip with ..2 fans|guests|players|users|customers|residents
        """,
        strength=5,
    )
