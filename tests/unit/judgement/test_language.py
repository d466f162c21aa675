"""Languages: by script, by words, and the honest "und"."""

import pytest

from earful.judgement.ear import Ear


@pytest.fixture(scope="module")
def ear() -> Ear:
    return Ear.load()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The battery died after two days and nobody answers", "en"),
        ("客服态度很差，再也不买了", "zh"),
        ("iPhone 15 太差", "zh"),
        ("I really love 北京 duck from this place", "en"),
        ("この電話はすぐに壊れました", "ja"),
        ("배송이 너무 늦어요", "ko"),
        ("บริการแย่มาก", "th"),
        ("الخدمة سيئة جدا", "ar"),
        ("خدمات این شرکت خیلی بد است، پیگیری نمی‌کنند چرا؟ گران چه", "fa"),
        ("सेवा बहुत खराब है", "hi"),
        ("Сервис просто ужасный", "ru"),
        ("Дуже погане обслуговування, її їжа", "uk"),
        ("Η εξυπηρέτηση είναι κακή", "el"),
        ("השירות גרוע", "he"),
        ("Der Kundendienst hat mir immer noch nicht geantwortet", "de"),
        ("Le service client ne répond jamais à mes messages", "fr"),
        ("El servicio es muy malo y nadie me contesta", "es"),
        ("Il servizio clienti non risponde mai, sono molto deluso", "it"),
        ("O atendimento de vocês é muito ruim, não respondem nunca", "pt"),
        ("Pelayanannya sangat lambat dan saya tidak puas", "id"),
        ("De klantenservice is niet bereikbaar en ik wacht al weken", "nl"),
        ("Obsługa jest bardzo zła i nie dostałem zwrotu", "pl"),
        ("", "und"),
        ("12345 !!!", "und"),
        ("😀", "und"),
        ("xqzt vbrk", "und"),
    ],
)
def test_language(ear: Ear, text: str, language: str) -> None:
    assert ear.judge([text])[0].lang == language
