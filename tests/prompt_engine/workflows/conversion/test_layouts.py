from prompt_engine.workflows.conversion.layouts import Layout, lay_out
from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info


def _layout(known: NodeClasses, name: str, *, older: bool = False) -> Layout:
    node_class = known.get(name)
    assert node_class is not None
    return lay_out(node_class, in_older_page=older)


def test_sockets_come_before_the_inputs_of_fields(known: NodeClasses) -> None:
    assert list(_layout(known, "KSampler").types)[:5] == [
        *("model", "positive", "negative", "latent_image"),
        "seed",
    ]


def test_a_field_without_a_socket_is_no_input(known: NodeClasses) -> None:
    layout = _layout(known, "ImageCropV2")
    assert "crop_region" in {each.name for each in layout.fields}
    assert "crop_region" not in layout.types


def test_an_input_of_any_type_is_of_those_that_are_allowed() -> None:
    allowed = {"template": {"template_id": "x", "allowed_types": "IMAGE,MASK"}}
    told = {"required": {"some": ["COMFY_MATCHTYPE_V3", allowed], "any": ["COMFY_MATCHTYPE_V3"]}}
    classes = read_object_info({"Resize": {"input": told}})
    assert _layout(classes, "Resize").types == {"some": "IMAGE,MASK", "any": "*"}


def test_an_input_that_grows_shows_its_first_rows(known: NodeClasses) -> None:
    names = [name for name in _layout(known, "StringFormat").types if name.startswith("values.")]
    assert names == ["values.a"]


def test_the_page_adds_buttons_and_players(known: NodeClasses) -> None:
    fields = {each.name: each for each in _layout(known, "LoadAudio", older=True).fields}
    assert (fields["upload"].stored, fields["upload"].sent) == (True, False)
    assert (fields["audioUI"].stored, fields["audioUI"].sent) == (False, True)
    older = {each.name for each in _layout(known, "PreviewAny", older=True).fields}
    assert older - {each.name for each in _layout(known, "PreviewAny").fields} == {"preview"}
