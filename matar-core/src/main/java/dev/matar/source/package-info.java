/** Where a schema comes from: a live database, a script. */
package dev.matar.source;
