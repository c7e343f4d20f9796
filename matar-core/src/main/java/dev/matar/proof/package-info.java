/** Revisions tried on a scratch database: there, back, and there again. */
package dev.matar.proof;
