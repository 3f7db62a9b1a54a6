"""The closed set of condition kinds. Owns the list of names; a kind that is not here does not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from skillassess.rules.kinds.contribution import Apprentices, Awarded, BenefitOf, Projects
from skillassess.rules.kinds.enterprise import Decided, FirstAssessment, GuangzhouEnterprise, PilotListed, StockPlan
from skillassess.rules.kinds.papers import Certificate, Graduation, NoCertificate, NoTitle
from skillassess.rules.kinds.recognition import EnterpriseAward, Honoured, Medal, Recognised, WonContest
from skillassess.rules.kinds.service import Employed, Posted, Service, ServiceAfterCertificate, ServiceAfterTitle
from skillassess.rules.kinds.years import CommendedYears, YearlyTargets

if TYPE_CHECKING:
    from skillassess.rules.conditions import Condition
    from skillassess.rules.reading import Table

KINDS: Mapping[str, Callable[[Table], Condition]] = {
    "service": Service.read,
    "service_after_certificate": ServiceAfterCertificate.read,
    "service_after_title": ServiceAfterTitle.read,
    "employed": Employed.read,
    "posted": Posted.read,
    "certificate": Certificate.read,
    "no_certificate": NoCertificate.read,
    "no_title": NoTitle.read,
    "graduation": Graduation.read,
    "yearly_targets": YearlyTargets.read,
    "commended_years": CommendedYears.read,
    "recognised": Recognised.read,
    "honour": Honoured.read,
    "enterprise_award": EnterpriseAward.read,
    "contest": WonContest.read,
    "medal": Medal.read,
    "apprentices": Apprentices.read,
    "benefit": BenefitOf.read,
    "project": Projects.read,
    "award": Awarded.read,
    "decided": Decided.read,
    "pilot_listed": PilotListed.read,
    "guangzhou_enterprise": GuangzhouEnterprise.read,
    "first_assessment": FirstAssessment.read,
    "stock_plan": StockPlan.read,
}
