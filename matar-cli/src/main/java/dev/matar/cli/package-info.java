/** The command line: a class a command, each one call on {@link dev.matar.Matar}, then print. */
package dev.matar.cli;
