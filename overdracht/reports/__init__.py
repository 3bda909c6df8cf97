"""The data of the PDFs, as frozen dataclasses that can be read without rendering."""

from overdracht.reports.bewering import Bewering
from overdracht.reports.dossier import Dossier, dossier_of
from overdracht.reports.verzoek import Sectie, Verzoek, verzoek_of

__all__ = ["Bewering", "Dossier", "Sectie", "Verzoek", "dossier_of", "verzoek_of"]
