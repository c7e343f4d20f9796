/** The verbs: what can be done to a schema, each with what it makes of one and how it is taken back. */
package dev.matar.operation;
