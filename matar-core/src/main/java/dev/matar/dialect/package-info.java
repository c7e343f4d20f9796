/** How a database says it: SQL for operations, a schema for a database's catalog. */
package dev.matar.dialect;
