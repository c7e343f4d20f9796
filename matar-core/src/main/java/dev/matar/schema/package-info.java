/** The nouns: immutable values that describe a database schema and cannot be built unless they are whole. */
package dev.matar.schema;
