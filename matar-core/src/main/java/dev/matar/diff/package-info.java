/** The difference of two schemas, as the operations that make the one into the other. */
package dev.matar.diff;
