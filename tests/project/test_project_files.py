"""No file says on which machine it was written, or where packages were fetched from."""

# In pieces, so that this file does not find itself.
FORBIDDEN = [
    "/".join(parts).encode()
    for parts in (("", "work", ""), ("", "tmp", "v", ""), ("", "root", ""), ("", "home", ""), ("C:", "Users", "runner"))
] + [
    ".".join(parts).encode()
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("debian", "org"))
]


def test_no_file_names_a_machine_or_a_registry(files, root):
    found = {
        f"{path.relative_to(root)}: {word.decode()}"
        for path in files
        for word in FORBIDDEN
        if word in path.read_bytes()
    }
    assert found == set()


def test_text_files_end_in_one_newline_and_have_no_carriage_returns(files, root):
    endings = (".py", ".md", ".toml", ".cfg", "Makefile", "run")
    for path in files:
        if path.name.endswith(endings) and "golden" not in path.parts:
            content = path.read_bytes()
            name = path.relative_to(root)
            assert b"\r" not in content, name
            assert not content or (content.endswith(b"\n") and not content.endswith(b"\n\n")), name
