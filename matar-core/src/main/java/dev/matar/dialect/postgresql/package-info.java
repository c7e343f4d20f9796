/** PostgreSQL 13 to 18: its SQL, its catalog, its lock. */
package dev.matar.dialect.postgresql;
