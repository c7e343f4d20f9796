/** H2, the database in Java: tried on 2.5 and 2.3. */
package dev.matar.dialect.h2;
