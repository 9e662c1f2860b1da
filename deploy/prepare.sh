# What deploy/run and deploy/test share: messages, packages, the toolchain, the build. To be sourced
# by bash with `root` set to the project's folder.
# shellcheck shell=bash
: "${root:?}"

# The one build folder of all clones of the project: the packages it stands on are compiled once.
home=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
build=${FANGPIN_BUILD_DIRECTORY:-${XDG_CACHE_HOME:-$home/.cache}/fangpin/build}

# Release is the only configuration: tests run what the county runs, and nothing is built twice, as
# it would be with the testability that `swift test` switches on by itself.
configuration=(--configuration release --scratch-path "$build")

say() { printf 'fangpin: %s\n' "$*" >&2; }

# fail STATUS MESSAGE: the statuses are those of sysexits.h.
fail() {
    local status=$1
    shift
    say "$@"
    exit "$status"
}

# limited SECONDS COMMAND...: runs a command that may take so long and no longer. `timeout` gives it
# a process group of its own, which Ctrl-C does not reach, so that is passed on.
limited() {
    local seconds=$1 status=0 child
    shift
    timeout --kill-after=30 "$seconds" "$@" </dev/null &
    child=$!
    trap 'kill "$child" 2>/dev/null; wait "$child" || true; exit 130' INT TERM HUP
    wait "$child" || status=$?
    trap - INT TERM HUP
    if ((status == 124 || status == 137)); then
        say "ended after $seconds seconds without a result: $*"
    fi
    return "$status"
}

missing_packages() {
    local package state
    while read -r package; do
        state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) || true
        [[ $state == installed* ]] || printf '%s\n' "$package"
    done < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/deploy/packages")
}

# Installs what is missing of deploy/packages, and asks nothing.
install_packages() {
    local missing as_root=() apt
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} == 0)); then return; fi
    if ((EUID != 0)); then as_root=(sudo -n); fi
    if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
        say "these Debian packages are missing, and only root, or a user whose sudo asks no" \
            "password, can install them:"
        printf '%s\n' "${missing[@]}" >&2
        fail 69 "install them with: apt-get install ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet --quiet --yes
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    limited 600 "${apt[@]}" update ||
        say "the package lists could not be renewed; the ones at hand are used"
    limited 1200 "${apt[@]}" install --no-install-recommends "${missing[@]}" >&2 ||
        fail 69 "apt-get could not install ${missing[*]}; its messages stand above"
}

# Sets `swift` to the toolchain of SWIFT_HOME if that is set, else to the one on the PATH.
find_swift() {
    local banner
    swift=swift
    if [[ -n ${SWIFT_HOME:-} ]]; then
        swift=$SWIFT_HOME/usr/bin/swift
        [[ -x $swift ]] || swift=$SWIFT_HOME/bin/swift
    fi
    banner=$("$swift" --version 2>/dev/null) || true
    if [[ ! $banner =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
        fail 69 "no Swift toolchain found; put the folder with the command swift on the PATH," \
            "or set SWIFT_HOME to the toolchain's folder (https://www.swift.org/install)"
    fi
    if ((BASH_REMATCH[1] * 100 + BASH_REMATCH[2] < 601)); then
        fail 69 "Swift ${BASH_REMATCH[1]}.${BASH_REMATCH[2]} is too old; 6.1 or newer is needed"
    fi
}

# compile OPTION...: builds the command, and what the options add.
compile() {
    mkdir -p "$build"
    say "building (the first time takes 10 to 25 minutes on two cores)"
    limited 4500 "$swift" build --package-path "$root" "${configuration[@]}" "$@" >&2 ||
        fail 70 "the build failed; its messages stand above"
}
