"""Who else works on the farm."""

import subprocess
import sys


def test_the_orchestrator_of_one_workstation_loads_no_driver_of_a_shared_database():
    wanted = {"psycopg", "psycopg_pool", "procrastinate"}
    code = f"import orchestrator.app, sys; print({wanted} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"
