# TraCuu: full-text search for Vietnamese report archives. `make help` lists the targets.

prefix ?= /usr/local
build_flags = --explicit-target-dependency-import-check error
release_flags = -c release --static-swift-stdlib $(build_flags)
# The package manager links libxml2 because its headers are used; a program that opens it when it needs it would load it
# at every start all the same.
linking = CCC_OVERRIDE_OPTIONS='\#x-lxml2'
program = .build/release/tracuu
# Crash reports of a failing test must not hang in a pipe.
export SWIFT_BACKTRACE ?= enable=no

.PHONY: help setup build demo test lint bench docs static install deb clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the system packages that are missing
	@.ci/setup

build: setup ## the release program, at .build/release/tracuu
	$(linking) swift build $(release_flags) --product tracuu

demo: build ## index the sample archive and ask it three questions
	@$(program) index corpus
	@for query in "'to chuc co so dang'" "'07-NQ/TU'" "'nong thon moi' --province 'Hà Tĩnh' --year 2013"; do \
		echo; echo "\$$ tracuu search $$query -n 3"; \
		eval "$(program) search $$query -n 3" || exit 1; \
	done

test: setup ## all tests
	swift build --build-tests $(build_flags)
	swift test --skip-build

lint: ## format and style of every source file
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

bench: setup ## the benchmarks' usage; see Benchmarks/
	swift build -c release $(build_flags) --product Benchmarks
	.build/release/Benchmarks

docs: setup ## the documentation of the library
	.ci/docs

static: setup ## a program that needs no shared library, at .build/static/release/tracuu
	.ci/static

install: build ## the program, its manual, completions and schemas below $(prefix)
	.ci/install $(program) $(DESTDIR)$(prefix)

deb: build ## a Debian package, in .build/deb
	.ci/deb $(program)

clean: ## remove what was built
	rm -rf .build .build-*
