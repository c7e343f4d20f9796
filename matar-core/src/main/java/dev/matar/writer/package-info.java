/** Operations written down as the text of a revision, in Java or in SQL, as a careful person would have written it. */
package dev.matar.writer;
