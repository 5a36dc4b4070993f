"""The commands `coop add`, `coop import` and `coop list`."""

from pathlib import Path

import pytest

from tests.support.shell import RENNES, Shell

HEAD = "name;town;region;season_starts_on;season_ends_on"
BREST = "CJS Brest;Brest;Bretagne;2027-07-05;2027-08-28"


def _file(shell: Shell, *lines: str, start: str = "") -> str:
    path = shell.folder / "coops.csv"
    path.write_bytes((start + "\r\n".join(lines)).encode())
    return str(path)


def _names(shell: Shell) -> list[str]:
    return [line.split("\t")[0] for line in shell("coop", "list").out.splitlines()]


def test_a_cooperative_that_was_added_is_listed(shell: Shell) -> None:
    shell.ready()
    line = "CJS Rennes\tRennes\tBretagne\tEurope/Paris\t2027-07-05:2027-08-28\n"
    assert shell("coop", "list").out == line


def test_without_one_the_list_says_how_to_add_one(shell: Shell) -> None:
    shell.at_head()
    assert "cjs-bot coop add" in shell("coop", "list").out


def test_the_time_zone_is_the_usual_one_unless_said(shell: Shell) -> None:
    shell.at_head()
    shell.set(CJS_DEFAULT_TIMEZONE="Indian/Reunion")
    shell("coop", "add", *RENNES)
    shell("coop", "add", "Deux", *RENNES[1:], "--timezone", "America/Cayenne")
    zones = [line.split("\t")[3] for line in shell("coop", "list").out.splitlines()]
    assert zones == ["Indian/Reunion", "America/Cayenne"]


@pytest.mark.parametrize(
    ("name", "season", "said"),
    [
        pytest.param("cjs rennes", "2027-07-05:2027-08-28", "« CJS Rennes » existe déjà", id="a name taken"),
        pytest.param("\u200b\u202e", "2027-07-05:2027-08-28", "le nom est vide", id="nothing to be seen"),
        pytest.param("é" * 200, "2027-07-05:2027-08-28", "le nom dépasse 80", id="200 letters"),
        pytest.param("X", "2027-07-05:2027-07-04", "avant de commencer", id="a season backwards"),
        pytest.param("X", "1900-07-05:1900-07-06", "n'est pas possible", id="a season in 1900"),
    ],
)
def test_what_cannot_be_added_is_one_sentence(shell: Shell, name: str, season: str, said: str) -> None:
    shell.ready()
    refused = shell("coop", "add", name, *RENNES[1:5], "--season", season)
    assert (refused.code, refused.out) == (1, "")
    assert said in refused.err.lower().replace("cjs rennes", "CJS Rennes")
    assert refused.err.count("\n") == 1


def test_an_unknown_time_zone_is_one_sentence(shell: Shell) -> None:
    shell.at_head()
    refused = shell("coop", "add", *RENNES, "--timezone", "Europe/\x1b[31mRennes\u202e")
    assert refused.err == "Le fuseau « Europe/[31mRennes » n'existe pas ; écrivez par exemple Europe/Paris.\n"


@pytest.mark.parametrize("season", ["2027-07-05", "hier:demain", "2027-02-30:2027-08-28", ":", "", "a:b:c"])
def test_a_season_that_is_not_two_dates_is_wrong_usage(shell: Shell, season: str) -> None:
    refused = shell("coop", "add", *RENNES[:5], f"--season={season}")
    assert (refused.code, "AAAA-MM-JJ:AAAA-MM-JJ" in refused.err) == (2, True)


@pytest.mark.parametrize("name", ["'; DROP TABLE cooperatives; --", "<b>{}%s", "日本", "🎉 CJS 🎉", "-- CJS"])
def test_hostile_names_are_names(shell: Shell, name: str) -> None:
    shell.at_head()
    assert shell("coop", "add", *RENNES[1:], "--", name).code == 0
    assert _names(shell) == [name]


class TestImport:
    @pytest.mark.parametrize(
        ("lines", "start"),
        [
            pytest.param([HEAD, BREST], "", id="semicolons"),
            pytest.param([HEAD, BREST], "\ufeff", id="a BOM"),
            pytest.param([HEAD, BREST, "", ";;;;", ""], "", id="blank lines"),
            pytest.param([HEAD.replace(";", ","), BREST.replace(";", ",")], "", id="commas"),
            pytest.param(["Nom;Commune;Région;Début;Fin", BREST], "\ufeff", id="French titles"),
            pytest.param([HEAD + ";timezone", BREST], "", id="a last column left out"),
            pytest.param([HEAD, "CJS Brest;Brest;Bretagne;05/07/2027;28/08/2027"], "", id="French dates"),
            pytest.param([HEAD, '"CJS Brest";" Brest";"Bretagne ";2027-07-05;2027-08-28'], "", id="quotes"),
        ],
    )
    def test_a_file_is_read(self, shell: Shell, lines: list[str], start: str) -> None:
        shell.at_head()
        done = shell("coop", "import", _file(shell, *lines, start=start))
        assert (done.code, done.out, done.err) == (0, "1 coopérative de plus.\n", "")
        assert _names(shell) == ["CJS Brest"]

    def test_the_optional_columns_are_read(self, shell: Shell) -> None:
        shell.at_head()
        head = f"{HEAD};timezone;minimum_age;committees;contact;amounts_include_vat"
        line = f"{BREST};Indian/Reunion;15;RH|Vie;02 98 00 00 00;oui"
        assert shell("coop", "import", _file(shell, head, line)).code == 0
        assert "Indian/Reunion" in shell("coop", "list").out

    def test_each_wrong_line_is_named_and_nothing_is_added(self, shell: Shell) -> None:
        shell.ready()
        wrong = [
            "CJS Rennés;R;B;2027-07-05;2027-08-28",
            ";R;B;2027-07-05;2027-08-28",
            "A;R;B;demain;2027-08-28",
            "B;R;B;2027-08-28;2027-07-05",
            "C;R;B;2027-07-05;2027-08-28;en trop",
            "cjs brest;R;B;2027-07-05;2027-08-28",
            "D;R;B;32/07/2027;2027-08-28",
        ]
        refused = shell("coop", "import", _file(shell, HEAD, BREST, *wrong))
        said = refused.err.splitlines()
        assert [line.split(" :")[0] for line in said[:-1]] == [f"Ligne {number}" for number in range(3, 10)]
        for line, reason in zip(
            said,
            ("existe déjà", "le nom", "« demain »", "avant", "plus de valeurs", "existe", "32/07"),
            strict=False,
        ):
            assert reason in line
        assert said[-1].startswith("Rien n'est ajouté")
        assert (refused.code, refused.out, _names(shell)) == (1, "", ["CJS Rennes"])

    @pytest.mark.parametrize(
        ("column", "value", "said"),
        [
            ("timezone", "Europe/Nulle", "le fuseau"),
            ("minimum_age", "seize", "n'est pas un âge"),
            ("minimum_age", "٣", "n'est pas un âge"),
            ("minimum_age", "99", "l'âge minimum va de"),
            ("committees", "|".join("abcdefghijklm"), "plus de 12 comités"),
            ("committees", "x" * 41, "un nom de comité dépasse 40"),
            ("contact", "x" * 201, "le contact dépasse 200"),
            ("amounts_include_vat", "peut-être", "ni « oui » ni « non »"),
        ],
    )
    def test_a_wrong_value_has_its_reason(self, shell: Shell, column: str, value: str, said: str) -> None:
        shell.at_head()
        refused = shell("coop", "import", _file(shell, f"{HEAD};{column}", f"{BREST};{value}"))
        assert refused.code == 1
        assert refused.err.startswith("Ligne 2 : ")
        assert said in refused.err

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            pytest.param(b"", "Il manque des colonnes", id="nothing"),
            pytest.param(b"name;town\na;b", "Il manque des colonnes", id="columns missing"),
            pytest.param(f"{HEAD};prix\n".encode(), "Colonne inconnue", id="a column too many"),
            pytest.param(f"{HEAD};nom\n".encode(), "Colonne inconnue ou en double", id="a column twice"),
            pytest.param(f"{HEAD}\n".encode(), "aucune coopérative", id="no line"),
            pytest.param("name;région\n".encode("latin-1"), "UTF-8", id="another encoding"),
            pytest.param(b"\xff\xfe\x00", "UTF-8", id="bytes"),
            pytest.param(f"{HEAD}\n{'x' * 200_000};".encode(), "n'est pas un CSV", id="a field without end"),
            pytest.param(b"x" * 2_000_001, "2 Mo", id="too large"),
        ],
    )
    def test_a_file_that_is_none_is_one_sentence(self, shell: Shell, content: bytes, said: str) -> None:
        shell.at_head()
        path = shell.folder / "x.csv"
        path.write_bytes(content)
        refused = shell("coop", "import", str(path))
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
        assert said in refused.err

    @pytest.mark.parametrize("path", ["nowhere.csv", ".", "x\x1b[31m.csv"])
    def test_a_file_that_is_not_there_is_one_sentence(self, shell: Shell, path: str) -> None:
        refused = shell("coop", "import", path)
        assert (refused.code, refused.err.count("\n")) == (1, 1)

    def test_the_document_names_every_column(self) -> None:
        from bot.operations import cooperative_file

        document = (Path(__file__).parents[2] / "docs" / "cooperatives-csv.md").read_text(encoding="utf-8")
        for name in (*cooperative_file.NEEDED, *cooperative_file.OPTIONAL):
            assert f"| `{name}` |" in document
