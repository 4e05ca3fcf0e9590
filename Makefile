# Everything starts here. `make run` and `make test` need only git, make and Python >= 3.11.
.DEFAULT_GOAL := help
.PHONY: help setup run example client schemathesis test lint fmt bench speed guards isolation race photos first-page import-real messages permissions advert-rules blocks docs shell pins clean

PORT ?= 8000
TOKEN ?=
PART ?=
ARGS ?=
PY := .venv/bin/python

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## environment with the development tools, and the commit hooks' programs
	@sh scripts/setup.sh dev

run: ## the platform with demonstration data on http://localhost:8000 (PORT= to change)
	@sh scripts/setup.sh runtime
	@$(PY) -m scripts.run --port $(PORT)

example: ## the Astro front end on http://localhost:4321, beside `make run` (TOKEN= as it printed)
	@sh scripts/setup.sh runtime
	@$(PY) -m scripts.example --platform http://localhost:$(PORT) --token "$(TOKEN)"

test: ## the whole suite (PART=postgres|floors|quickstart|browser|wheel, ARGS="-k name")
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.test $(if $(PART),--part $(PART)) $(ARGS)

lint: ## ruff, mypy, djlint, import arrows, migrations, deployment checks
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.lint

fmt: ## format Python and templates
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.lint --fix

guards: ## empty each function of docs/reference/guards.md: the tests must notice
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.guards $(ARGS)

isolation: ## no agency sees another: every address x person x method x id x host (build/isolation.json)
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.postgres run -- $(PY) -m scripts.isolation $(ARGS)

race: ## 32 processes publish into a plan with ten places, 200 rounds (build/race.json; ARGS=rounds)
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.postgres run -- $(PY) -m scripts.race $(ARGS)

photos: ## hostile files and 200 photos through every door: build/photos.json (ARGS=50 for fewer)
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.postgres run -- $(PY) -m scripts.photos $(ARGS)

first-page: ## time an editor's first complete page in a browser: build/first-page.json
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.test --part browser tests/browser/test_first_page.py

schemathesis: ## 5,000 questions made from the OpenAPI document: build/schemathesis.json (ARGS=50000)
	@sh scripts/setup.sh dev
	@SCHEMATHESIS_CALLS=$(or $(ARGS),5000) $(PY) -m scripts.test --part postgres tests/immo_delivery/test_schemathesis.py

bench: ## ratios against a baseline measured in the same run, on PostgreSQL
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.postgres run -- $(PY) -m bench.run $(ARGS)

speed: ## the delivery API beside stock Wagtail under load: build/bench.json (ARGS="--soak 10")
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.postgres run -- $(PY) -m bench.speed.run $(ARGS)

import-real: ## the real listings file of ../shared/data, when present; prints JSON
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.postgres run -- $(PY) -m bench.import_real $(ARGS)

messages: ## the translations: extract, compile, name what is missing
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.messages

permissions: ## write docs/reference/permissions.md from the roles in the code
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.permissions

advert-rules: ## write docs/reference/advert-rules.md from the rules in the code
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.advert_rules

energy-scales: ## write docs/reference/energy-scales.md from the scales in the code
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.energy_scales

client: ## write the OpenAPI document and the TypeScript client's types and words from the code
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.client

blocks: ## write docs/reference/blocks.md from the blocks in the code
	@sh scripts/setup.sh dev
	@$(PY) -m scripts.blocks

docs: ## check every link of the documentation and print its index
	@sh scripts/setup.sh runtime
	@$(PY) -m scripts.links

shell: ## Django's shell on the development database
	@sh scripts/setup.sh runtime
	@$(PY) manage.py shell

pins: ## compile the requirements files after a change of a .in file
	@sh scripts/setup.sh dev
	@sh scripts/pins.sh

clean: ## remove the environment, build results and the development database
	rm -rf .venv build var
