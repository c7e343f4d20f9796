/** Revisions: their files, the graph they make, and the way from here to there. */
package dev.matar.revision;
