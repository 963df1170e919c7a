"""Where facts live: words that the rules on knowledge share."""

from __future__ import annotations

SOURCES = (
    "docs|doc|document|documents|documentation|wiki|wikis|confluence|notion|sharepoint|policy|"
    "policies|handbook|handbooks|manual|manuals|catalogue|catalogues|catalog|catalogs|"
    "knowledge_base|knowledge_bases|knowledgebase|intranet|articles|guidelines|procedures|sops|"
    "sop|faq|faqs|database|databases|inventory|prices|pricing|price_list|contracts|regulations|"
    "guidance|guidance_documents|reports|help_centre|macros|laws|rulings|standards|papers|cases|specs|rules|playbook|playbooks|runbooks|runbook|schema|schemas|codebase|news|messages|"
    "content|data|product_data|stock|files|library|archive|corpus|facts|knowledge|material|"
    "tariffs|tariff|formulary|formularies|statutes|briefing_papers|papers|filings|literature|texts|lore|listings|terms|pages|drive|protocols|formulary|releases|changelog|tables|"
    "help_center|help_centre|index|documents_base|information|info|feed|offers|menu|schedule|"
    "schedules|rates|plans|docs_base|kb|api|apis|repo|guides|brochures|law|laws"
)
"""Places where facts live."""
PRIVATE = "private"
"""Own facts of which nobody says how they change: no value of the profile, see `settle`."""
SOURCES_AND_LISTINGS = (
    SOURCES + "|sheet|sheets|annex*|bulletin*|circular*|advisor*|brochure|timetable*|"
    "commentary|directive*|fares|fare|recipes|menus|datasheet*|specification*|price|prices|"
    "handbook*|memos|notice*|products|promotion*|promos|parts|roster*|chart|charts|filings|"
    "levels|versions|release_notes|circulars|schedules|case_law|precedents|legislation|deals|"
    "listing*|portfolio|assortment|range|rulebook|tariff*|wording_library|product_lines|"
    "inventory|incidents|updates|videos|episodes|knowledge_articles|leaflets|"
    "monographs|compendium|encyclopedia|dictionary|glossary|memo"
)
"""The same with what is listed, priced or issued in them."""
SOURCES_AND_ROSTERS = (
    SOURCES + "|roster|rota|price_list|price_book|rate_card|rate_cards|menu|odds|quota_sheet|"
    "watchlist|ward_list|register|timetable|stock_list|inventory|chart_of_accounts|bulletins|"
    "promo_codes|fares|tariffs|grant_rules|specs|leaflets"
)
"""The same with what hangs on a wall or is handed round."""
