/** The only place that moves a database: a plan's steps folded over a connection, or over a printer. */
package dev.matar.run;
