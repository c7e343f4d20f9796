/** What the author of a Java revision writes with. */
package dev.matar.migration;
