# What people do here. `make help` lists it.

question := authorities-of-several-poles
picture := out/$(question).svg
maillage := .build/release/maillage
graphalytics := $(or $(MAILLAGE_GRAPHALYTICS),$(wildcard ../shared/data/graphalytics))
graphs := $(or $(MAILLAGE_GRAPHS),$(wildcard ../shared/data/graphs))
kit := $(or $(MAILLAGE_TCK),$(wildcard ../shared/data/opencypher-tck/scenarios.jsonl))

.DEFAULT_GOAL := help
.PHONY: help setup build release test tck graphalytics crosscheck check demo gallery format golden clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that Maillage needs
	@.ci/setup

build: setup ## Build for debugging, tests included
	swift build --build-tests --explicit-target-dependency-import-check error

release: setup ## Build the program as people use it: .build/release/maillage
	swift build --configuration release --static-swift-stdlib --product maillage
	swift build --configuration release --static-swift-stdlib --product maillage-graphviz

test: setup ## Run all tests; prints the failures and the closing line
	@.ci/test

tck: setup ## The openCypher conformance kit, from the file that MAILLAGE_TCK names
	@kit='$(kit)'; \
	if [ ! -e "$$kit" ]; then \
	  printf '%s\n' 'tck: MAILLAGE_TCK must name a file with the scenarios of the openCypher kit, one JSON object a line,' \
	    'made from the folder tck/ of https://github.com/opencypher/openCypher; see Tests/ConformanceTests/Scenario.swift' >&2; \
	  exit 1; \
	fi; \
	MAILLAGE_TCK="$$(realpath "$$kit")" swift test --filter ConformanceTests

crosscheck: setup ## Compare every measure with igraph, NetworkX and R's sna
	@python3 Tests/CrossCheck/crosscheck.py

graphalytics: setup ## The LDBC Graphalytics validation graphs, from the folder that MAILLAGE_GRAPHALYTICS names
	@folder='$(graphalytics)'; graphs='$(graphs)'; \
	if [ ! -d "$$folder" ]; then \
	  printf '%s\n' 'graphalytics: MAILLAGE_GRAPHALYTICS must name a folder with the validation graphs (NAME.v, NAME.e, …)' \
	    'of https://github.com/ldbc/ldbc_graphalytics; see Tests/GraphalyticsTests/GraphalyticsTests.swift' >&2; \
	  exit 1; \
	fi; \
	export MAILLAGE_GRAPHALYTICS="$$(realpath "$$folder")"; \
	if [ -d "$$graphs" ]; then export MAILLAGE_GRAPHS="$$(realpath "$$graphs")"; fi; \
	swift test --filter GraphalyticsTests

check: ## Everything that a change must pass: format, build, tests, demo, data
	@.ci/run

demo: release ## Which authorities support several poles? As a table, and as a picture
	@printf '\n'
	@$(maillage) query --saved $(question) --mode table
	@mkdir -p $(dir $(picture))
	@$(maillage) draw --saved $(question) -o $(picture)
	@printf '\nThe picture is in %s\n' '$(picture)'

gallery: release ## Draw the figures of Queries/GALLERY.md into out/gallery
	@.ci/gallery

format: ## Format all Swift files
	swift format --in-place --recursive --parallel Package.swift Sources Tests

golden: setup ## Rewrite what golden scripts and files expect, and show what changed
	@status=0; UPDATE_GOLDEN=1 .ci/test || status=$$?; \
	git --no-pager diff --stat -- Tests Queries; \
	printf '\nRead the difference before you commit it: git diff Tests Queries\n'; exit $$status

clean: ## Remove what was built and drawn
	rm -rf .build out
