"""What setup.cfg says is what there is, and the wheel holds it."""

import zipfile


def folders(root):
    """The folders of the tree that hold modules of the package; those without `__init__.py` hold data."""
    tops = ("positivliste", "cli", "templates", "examples")
    return {path.parent for top in tops for path in (root / top).rglob("__init__.py")}


def test_the_packages_are_the_folders(root, tool):
    assert set(tool("check_wheel").package_folders(root).values()) == folders(root)


def test_no_folder_with_modules_lacks_an_init(root):
    shipped = {path.parent for top in ("positivliste", "cli", "templates") for path in (root / top).rglob("*.py")}
    assert shipped <= folders(root)


def a_wheel(path, names):
    with zipfile.ZipFile(path, "w") as wheel:
        for name in names:
            wheel.writestr(name, "")
    return path


def test_a_whole_wheel_passes(tmp_path, root, tool):
    check = tool("check_wheel")
    names = {*check.expected(root), "positivliste-1.dist-info/licenses/LICENSE"}
    assert check.flaws(a_wheel(tmp_path / "whole.whl", names), root) == []


def test_a_wheel_is_refused_that_lacks_a_module_or_a_template_or_holds_a_test(tmp_path, root, tool):
    check = tool("check_wheel")
    names = {*check.expected(root), "tests/test_x.py"} - {
        "positivliste/cli/main.py",
        "positivliste/templates/agenda.md",
    }
    assert check.flaws(a_wheel(tmp_path / "bad.whl", names), root) == [
        "missing in the wheel: positivliste/cli/main.py",
        "missing in the wheel: positivliste/templates/agenda.md",
        "does not belong in the wheel: tests/test_x.py",
        "missing in the wheel: LICENSE",
    ]


def test_the_wheel_ships_code_and_data_and_no_scripts(root, tool):
    names = tool("check_wheel").expected(root)
    assert {
        "positivliste/py.typed",
        "positivliste/parameters/national.toml",
        "positivliste/parameters/municipalities.csv",
        "positivliste/process/courses.toml",
        "positivliste/examples/spring-2020/prioriteter.xlsx",
        "positivliste/cli/main.py",
    } <= names
    assert not [name for name in names if "/scripts/" in name or "__pycache__" in name or name.endswith("facit.json")]
