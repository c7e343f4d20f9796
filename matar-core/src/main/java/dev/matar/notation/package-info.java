/** The one text form of schemas and operations, written and read: for plans, differences, messages and declared effects. */
package dev.matar.notation;
