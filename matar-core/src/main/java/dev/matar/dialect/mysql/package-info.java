/** MySQL and its cousin MariaDB; what both do alike is said once, in the names of MySQL. */
package dev.matar.dialect.mysql;
