# make demo   installs into .venv, checks the example routines, mends one and makes a plan
# make test   installs what tests need and runs ruff, mypy, pyright and pytest
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT := $(if $(filter 0,$(shell id -u)),apt-get,sudo apt-get)

.PHONY: demo test test-spark bench laws mutation coverage fuzz soak docs nox release figures picture approve clean

$(BIN)/python:
	@$(PYTHON) -c "import ensurepip" 2>/dev/null || ($(APT) update && $(APT) install -y python3-venv)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

$(VENV)/demo: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[all]" --group test
	@touch $@

demo: $(VENV)/demo
	@BIN=$(BIN) sh examples/demo.sh

test: $(VENV)/test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2 --dist loadfile

# The laws of the test suite over many more examples, a process for each file; hours on two cores.
laws: $(VENV)/test
	ls tests/test_*.py tests/*/test_*.py | HYPOTHESIS_PROFILE=nightly xargs -P 2 -n 1 $(BIN)/pytest -n 0

# Breaks the modules that decide, one change at a time, hours on one core, and names each change that no test noticed.
# MUTATE="stenosis_routines.monitor*" for a part; mutmut show NAME for a change.
mutation: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group mutation
	PYTHONPATH=tests HYPOTHESIS_PROFILE=mutation $(BIN)/mutmut run $(MUTATE)
	$(BIN)/mutmut results | sed "/: not checked$$/d"

# Which lines and branches the tests run; COVER="tests/test_monitor.py" for those of a few.
coverage: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group coverage
	$(BIN)/pytest -n 2 --dist loadfile $(COVER) --cov

# 200,000 broken documents for each reader, some minutes; FUZZ="wpl --times 1000" for fewer.
fuzz: $(VENV)/test
	$(BIN)/python tests/fuzz.py $(FUZZ)

# On a cluster of Spark on this machine, with Java 17; some minutes. ROWS=100000 for fewer.
test-spark: $(VENV)/test
	@command -v java >/dev/null || ($(APT) update && $(APT) install -y openjdk-17-jre-headless)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group spark
	ROWS=$(or $(ROWS),1000000) $(BIN)/pytest --override-ini testpaths=tests_spark -p no:xdist tests_spark

# A million documents in one process, hours on one core; SOAK="--times 10000" for fewer.
soak: $(VENV)/test
	$(BIN)/python tests/soak.py $(SOAK)

# Measures the library beside other means and writes docs/performance.md; BENCH="names growth" prints only those tables.
bench: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks $(BENCH)

# The site, in build/docs: pages generated from the code first. A link that leads nowhere is an error.
docs: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs
	$(BIN)/python docs/generate.py
	$(BIN)/python -m sphinx -n -W --keep-going -q -b html docs build/docs

# The tests on every Python that is here, with the newest and the oldest dependencies.
nox: $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group release
	$(BIN)/nox

# The wheel and the sdist, in dist/, and everything that has to hold of them before they are released.
release: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group release
	$(BIN)/python tests/release.py

# All figures of data/figures.toml on one page, in build/figures.html.
figures: $(VENV)/demo
	$(BIN)/python docs/figures.py build/figures.html

# The picture of the page in README and docs, docs/handout.png; needs chromium and fonts-noto-cjk.
picture: $(VENV)/test
	$(BIN)/python docs/picture.py docs/handout.png

# Approves how the page looks now, in tests/data/page, and what sentences come to, in tests/language; look at
# the pictures and the lines that changed before they are committed.
approve: $(VENV)/test
	APPROVE=1 $(BIN)/pytest -n 0 tests/page/test_browser.py tests/language/test_golden.py \
		tests/language/test_bears.py tests/language/test_forms.py -k approved

clean:
	rm -rf $(VENV) .nox .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage mutants
