/** What a change may cost a database that is in use: a class a hazard. */
package dev.matar.check;
