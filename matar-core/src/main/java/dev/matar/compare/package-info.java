/** Two schemas compared as one database sees them. */
package dev.matar.compare;
