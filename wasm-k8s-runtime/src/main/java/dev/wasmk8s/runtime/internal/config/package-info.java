/**
 * From configuration files to declared modules.
 *
 * <p>Every reader goes on after a mistake, so that all mistakes of all files are found in one go; each is told with its
 * file, line and path. Nothing is loaded here: what a file declares is either complete or missing from the result.
 */
package dev.wasmk8s.runtime.internal.config;
