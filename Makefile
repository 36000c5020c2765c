# TraCuu: full-text search for Vietnamese report archives. `make help` lists the targets.

prefix ?= /usr/local
build_flags = --explicit-target-dependency-import-check error
# A search takes little longer than a program's start, so the start is made cheap. The metadata of generic types is
# asked for by address and not by mangled name, which searches all conformances for each dictionary; relocations are
# packed (glibc 2.36 or later); symbols that nobody looks up are not exported; the C++ library, whose relocations are
# looked up by name, is inside.
metadata_flags = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
start_flags = $(metadata_flags) -Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
	$(foreach flag,-z pack-relative-relocs -O2 --icf=safe --as-needed --no-export-dynamic,-Xlinker $(flag))
release_flags = -c release --static-swift-stdlib $(build_flags) $(start_flags)
# The package manager links libxml2 because its headers are used; a program that opens it when it needs it would load it
# at every start all the same. The C++ library it links by its name.
linking = CCC_OVERRIDE_OPTIONS='\#x-lxml2 s/-lstdc..$$/-l:libstdc++.a/'
program = .build/release/tracuu
# Crash reports of a failing test must not hang in a pipe.
export SWIFT_BACKTRACE ?= enable=no

.PHONY: help setup build demo test test-long test-address test-thread soak lint bench docs static install deb clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

# Built for release, some twenty times faster: every byte of an index changed in turn takes minutes, not hours.
long_flags = -c release -Xswiftc -enable-testing --scratch-path .build-long
test-long: build ## all tests, with more and larger inputs, built in .build-long
	swift build --build-tests $(long_flags) $(build_flags)
	LONG_TESTS=1 TRACUU_PROGRAM=$(abspath $(program)) swift test --skip-build $(long_flags)

# C libraries keep what they have allocated until the end: leaks are not looked for.
test-address: setup ## all tests under the address sanitizer, built in .build-address
	swift build --build-tests --sanitize address --scratch-path .build-address $(build_flags)
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --sanitize address --scratch-path .build-address

test-thread: setup ## all tests under the thread sanitizer, built in .build-thread
	swift build --build-tests --sanitize thread --scratch-path .build-thread $(build_flags)
	TSAN_OPTIONS=suppressions=$(abspath .ci/thread-sanitizer) \
		swift test --skip-build --sanitize thread --scratch-path .build-thread

soak: export SOAK_MINUTES ?= 30
soak: build ## a writer and four readers, killed at random, for SOAK_MINUTES (30)
	swift build --build-tests $(build_flags)
	TRACUU_PROGRAM=$(abspath $(program)) swift test --skip-build --filter SoakTests

lint: ## format and style of every source file
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

bench: setup ## the benchmarks' usage; see Benchmarks/
	swift build -c release $(build_flags) --product Benchmarks
	.build/release/Benchmarks

docs: setup ## the documentation of the library
	.ci/docs

static: setup ## a program that needs no shared library, at .build/static/release/tracuu
	.ci/static $(metadata_flags)

install: build ## the program, its manual, completions and schemas below $(prefix)
	.ci/install $(program) $(DESTDIR)$(prefix)

deb: build ## a Debian package, in .build/deb
	.ci/deb $(program)

clean: ## remove what was built
	rm -rf .build .build-*
