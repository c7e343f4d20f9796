/** A Hibernate mapping as a source of schemas: what Hibernate would create, told without a connection. */
package dev.matar.hibernate;
