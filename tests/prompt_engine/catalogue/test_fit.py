"""Which lens goes on which camera, and whether it fills the picture."""

import pytest

from prompt_engine.catalogue.fit import covers_any, fit, runs
from prompt_engine.catalogue.service import Catalogue


@pytest.mark.parametrize(
    ("body", "family", "seat"),
    [
        ("alexa_35", "arri_signature_prime", "native"),
        ("alexa_35", "cooke_s4", "changed"),
        ("alexa_mini", "panavision_primo", "changed"),
        ("sony_fx3", "leica_r", "changed"),
        ("sony_fx3", "zeiss_master_prime", "changed"),
        ("canon_c70", "zeiss_super_speed", "changed"),
        ("red_komodo", "zeiss_master_prime", "adapter"),
        ("nikon_d90", "zeiss_master_prime", "none"),
        ("mitchell_bnc", "zeiss_planar_f07", "changed"),
        ("alexa_35", "zeiss_planar_f07", "none"),
        ("arriflex_435", "zeiss_planar_f07", "none"),
        ("panaflex_millennium_xl2", "bausch_lomb_baltar", "changed"),
        ("imax_msm_9802", "hasselblad_v", "changed"),
        ("dji_mavic_3_cine", "cooke_s4", "none"),
        ("alexa_35", "vintage_spherical", "unknown"),
        ("kinefinity_mavo_lf", "minolta_rokkor", "changed"),
        ("canon_xl1", "minolta_rokkor", "unknown"),
    ],
)
def test_a_lens_goes_on_by_its_mount(catalogue: Catalogue, body: str, family: str, seat: str):
    camera, lenses = catalogue.cameras[body], catalogue.lens_families[family]
    assert fit(camera, lenses, catalogue.mounts).seat == seat


@pytest.mark.parametrize(
    ("body", "family", "covered"),
    [
        ("alexa_lf", "arri_signature_prime", True),
        ("alexa_lf", "zeiss_master_prime", False),
        ("alexa_mini_lf", "zeiss_ultra_prime", True),
        ("alexa_65", "leitz_thalia", True),
        ("alexa_65", "arri_signature_prime", False),
        ("alexa_65", "zeiss_supreme_prime", False),
        ("alexa_65", "hasselblad_hc", True),
        ("alexa_65", "panavision_sphero_65", True),
        ("sony_venice_2", "cooke_s4", True),
        ("mitchell_bnc", "zeiss_planar_f07", True),
        ("imax_msm_9802", "arri_prime_65", False),
        ("imax_msm_9802", "hasselblad_v", True),
        ("alexa_35", "vintage_spherical", None),
        ("arriflex_416", "zeiss_ultra_16", True),
        ("arriflex_435", "zeiss_ultra_16", False),
    ],
)
def test_a_lens_covers_by_its_image_circle(
    catalogue: Catalogue, body: str, family: str, covered: bool | None
):
    assert covers_any(catalogue.lens_families[family], catalogue.cameras[body]) is covered


@pytest.mark.parametrize(
    ("body", "stock", "exposed"),
    [
        ("arricam_lt", "kodak_vision3_500t_5219", True),
        ("arricam_lt", "no_film", False),
        ("imax_msm_9802", "kodak_vision3_500t_5219", True),
        ("imax_msm_9802", "fuji_eterna_500t", False),
        ("arriflex_416", "eastman_5254", False),
        ("alexa_35", "kodak_vision3_500t_5219", False),
        ("technicolor_three_strip", "technicolor", True),
        ("technicolor_three_strip", "kodak_vision3_500t_5219", False),
        ("mitchell_bnc", "technicolor", False),
        ("mitchell_bnc", "eastman_plus_x", True),
        ("bolex_h16", "kodachrome", True),
    ],
)
def test_a_camera_exposes_its_gauge(catalogue: Catalogue, body: str, stock: str, exposed: bool):
    camera, film = catalogue.cameras[body], catalogue.film_stocks[stock]
    assert runs(camera, film, catalogue.formats) is exposed
