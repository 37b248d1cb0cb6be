"""What a program is told whose extra is missing: tests/packaging tries it without the extras."""

from podero._extras import needed


def test_the_message_names_the_part_the_extra_and_the_command():
    assert needed("the simulator", "simulator") == (
        "the simulator needs the extra 'simulator' of podero-client: install it as you installed the client, "
        "such as pip install '.[simulator]' in a checkout"
    )
