/** The differences between two schemas one by one, and the rules by which a team accepts some of them. */
package dev.matar.rule;
