/**
 * The command line. Each command is a class; {@link dev.wasmk8s.cli.Main} makes only the one that is asked for, because
 * looking through all of them takes a good part of the start of a process.
 */
package dev.wasmk8s.cli;
