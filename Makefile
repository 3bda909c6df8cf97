# Everything a newcomer needs: `make demo` to try it, `make test` to test it, `make check` for the other gates.
# `make test` uses every core (at most four); PYTEST="-n 0 -k name" runs the chosen tests in one process.
# `make chaos` kills everything while terms fall due; `make interruptions` disturbs calls; `make bench` measures speed;
# `make walk` takes random steps through every machine by all roles;
# `make handovers` lets eight colleagues accept the same handover at once; `make regie` walks at random around handovers.
# Variables: PORT and DATA (demo), PYTHON (which python3), PYTEST (extra options), ZONDER_BROWSER=1 (see docs/operations.md),
# SEEDS and KILLS (chaos), RUNS, SEED and WINDOWS (interruptions), ONLY (bench),
# HANDOVERS and CLIENTS (handovers), STEPS, SEED, SECONDS and PROCESSES (walk and regie).

PYTHON ?= python3
PORT ?= 8000
DATA ?= .data/demo
PYTEST ?=
VENV := .venv/bin
PRODUCTION := set -a && . deploy/controle.env && set +a && unset DEMO DATA PORT && DJANGO_SETTINGS_MODULE=veiligthuis.settings.production

export PYTHON

.PHONY: demo test check lint types generated deploy frontend requirements chaos interruptions bench walk handovers regie

demo: .venv/.klaar-demo
	@.ci/system-packages --say pango
	@exec env PORT="$(PORT)" DATA="$(DATA)" $(VENV)/python -m veiligthuis.embedded

test: .venv/.klaar-test
	@.ci/system-packages pango chromium faketime
	$(VENV)/python -m pytest -n auto $(PYTEST)

check: lint types generated deploy

# Kills everything while 10.000 terms fall due, and loses nothing: SEEDS=3 or SEEDS=4,8,15 and KILLS=210 (together).
# About six minutes; every seed gives up by itself. Ends with one line of JSON.
chaos: .venv/.klaar-test
	$(VENV)/python -m benchmarks.chaos $(if $(SEEDS),--seeds "$(SEEDS)") $(if $(KILLS),--kills "$(KILLS)")

# Interrupts calls in a real browser at every step, and loses no word: RUNS=1000 by WINDOWS=2 browsers, in the order of SEED=1.
# About an hour on two quiet cores; ends by itself in time, with one line of JSON. Needs Chromium.
interruptions: .venv/.klaar-test
	@.ci/system-packages chromium
	$(VENV)/python -m benchmarks.interruptions $(if $(RUNS),--runs "$(RUNS)") $(if $(SEED),--seed "$(SEED)") $(if $(WINDOWS),--windows "$(WINDOWS)")

# Measures speed against its bars: ONLY=rekenen, opslaan, casus, tik, veegbeurt, inhalen, zoeken or pdf.
# About four minutes, and ten more for zoeken (two million persons); writes benchmarks/uitslag.json.
bench: .venv/.klaar-test
	$(VENV)/python -m benchmarks.bench $(if $(ONLY),--only "$(ONLY)")

# Walks at random through every machine: STEPS=100000, SEED=1, SECONDS=7200 and PROCESSES=2. Ends with one line of JSON.
walk: .venv/.klaar-test
	$(VENV)/python -m benchmarks.walk $(if $(STEPS),--steps "$(STEPS)") $(if $(SEED),--seed "$(SEED)") $(if $(SECONDS),--seconds "$(SECONDS)") $(if $(PROCESSES),--processes "$(PROCESSES)")

# Eight colleagues accept the same handover at the same instant, HANDOVERS=500 times with CLIENTS=8, over HTTP: one wins, the
# others read why not. About ten minutes; ends with one line of JSON.
handovers: .venv/.klaar-test
	$(VENV)/python -m benchmarks.handovers $(if $(HANDOVERS),--handovers "$(HANDOVERS)") $(if $(CLIENTS),--clients "$(CLIENTS)")

# Walks at random around handovers and their regie, and tries the forbidden straight in the database after every step: STEPS=10000,
# SEED=1, SECONDS=1800 and PROCESSES=2. Ends with one line of JSON.
regie: .venv/.klaar-test
	$(VENV)/python -m benchmarks.regie $(if $(STEPS),--steps "$(STEPS)") $(if $(SEED),--seed "$(SEED)") $(if $(SECONDS),--seconds "$(SECONDS)") $(if $(PROCESSES),--processes "$(PROCESSES)")

lint: .venv/.klaar-test
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .

types: .venv/.klaar-test
	$(VENV)/mypy .

generated: .venv/.klaar-test
	$(VENV)/python manage.py makemigrations --check --dry-run
	$(VENV)/python manage.py machines --check
	$(VENV)/python manage.py termijnen --check

deploy: .venv/.klaar-test
	$(PRODUCTION) $(VENV)/python manage.py check --deploy --fail-level WARNING

# The style sheets are checked in; Node is needed only to build them anew.
frontend:
	cd frontend && npm ci --ignore-scripts && npm run build

# Needs uv; the files themselves name no registry.
requirements:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/base.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/base.txt pyproject.toml --group dev -o requirements/dev.txt

.venv/.klaar-demo: requirements/base.txt .ci/venv
	@.ci/venv requirements/base.txt
	@touch $@

.venv/.klaar-test: requirements/dev.txt .ci/venv
	@.ci/venv requirements/dev.txt
	@touch $@ .venv/.klaar-demo
