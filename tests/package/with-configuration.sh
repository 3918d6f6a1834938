#!/bin/sh
# with-configuration.sh WORK FILE PROGRAM…: runs a program that finds FILE as /etc/adviser-desk/configuration.json.
# Called in a mount namespace of its own (unshare), so that this machine's /etc stays as it is and needs no cleaning up.
set -eu
umask 022
work=$1
file=$2
shift 2
mount -t tmpfs tmpfs "$work"
mkdir "$work/upper" "$work/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$work/upper,workdir=$work/work" /etc
mkdir -p /etc/adviser-desk
cp "$file" /etc/adviser-desk/configuration.json
chown 0:0 /etc/adviser-desk/configuration.json
chmod "${CONFIGURATION_MODE:-644}" /etc/adviser-desk/configuration.json
exec "$@"
